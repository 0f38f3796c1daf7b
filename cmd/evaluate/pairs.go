package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"headwater/internal/eval"
	"headwater/internal/reuse"
	"headwater/internal/text"
)

// pairsCommand scores whether one of two reports was written from the other. Each pair is judged
// alone, by its words: no dates, no publishers, no other pairs.
type pairsCommand struct {
	Dir         string `arg:"" help:"Folder with pairs.jsonl and texts/." type:"existingdir"`
	Predictions string `placeholder:"FILE" help:"Write the judgements there, one JSON object a line."`
	Verbose     bool   `help:"List every wrong judgement; print the interval and kinds of error."`
}

// judgement is one line of the predictions.
type judgement struct {
	A          string  `json:"a"`
	B          string  `json:"b"`
	Derived    bool    `json:"derived"`
	Confidence float64 `json:"confidence"`
}

// Run reads, judges, scores and prints.
func (c *pairsCommand) Run(out output) error {
	pairs, err := eval.ReadPairs(c.Dir)
	if err != nil {
		return err
	}
	var lines strings.Builder
	var score eval.PairsScore
	var confidences, plain []eval.Scored
	for _, p := range pairs {
		derived, confidence := reuse.Judge(text.Analyze(p.TextA), text.Analyze(p.TextB))
		line, err := json.Marshal(judgement{p.A, p.B, derived, confidence})
		if err != nil {
			return err
		}
		fmt.Fprintf(&lines, "%s\n", line)
		score.Add(p, derived)
		if p.Derived == nil {
			continue
		}
		if c.Verbose && derived != *p.Derived {
			fmt.Fprintf(out, "%s %s: derived %t, confidence %.2f\n", p.A, p.B, derived, confidence)
		}
		confidences = append(confidences, eval.Scored{Score: confidence, Label: *p.Derived})
		plain = append(plain, eval.Scored{Score: eval.Containment(p.TextA, p.TextB), Label: *p.Derived})
	}
	if err := score.Write(out, c.Verbose); err != nil {
		return err
	}
	fmt.Fprintf(out, "threshold by leave-one-out            %v\n", eval.LeaveOneOut(confidences))
	fmt.Fprintf(out, "6-gram containment, best threshold    %v\n", eval.AtThreshold(plain, eval.BestThreshold(plain)))
	fmt.Fprintf(out, "6-gram containment, leave-one-out     %v\n", eval.LeaveOneOut(plain))
	if c.Predictions == "" {
		return nil
	}
	return os.WriteFile(c.Predictions, []byte(lines.String()), 0o644)
}
