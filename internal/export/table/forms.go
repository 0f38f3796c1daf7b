package table

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"strings"

	"github.com/parquet-go/parquet-go"
)

// csvSink writes a line with the names of the columns, then the rows.
type csvSink[Row any] struct {
	*csv.Writer
	begun bool
}

func newCSV[Row any](w io.Writer) *csvSink[Row] { return &csvSink[Row]{Writer: csv.NewWriter(w)} }

func (c *csvSink[Row]) write(rows []Row) error {
	if !c.begun {
		c.begun = true
		if err := c.Write(columns[Row]()); err != nil {
			return err
		}
	}
	for _, r := range rows {
		if err := c.Write(cells(r)); err != nil {
			return err
		}
	}
	return nil
}

func (c *csvSink[Row]) close() error {
	if err := c.write(nil); err != nil {
		return err
	}
	c.Flush()
	return c.Error()
}

// columns are the names of a row's fields in its json tags.
func columns[Row any]() []string {
	var names []string
	row := reflect.TypeFor[Row]()
	for i := range row.NumField() {
		names = append(names, row.Field(i).Tag.Get("json"))
	}
	return names
}

func cells(row any) []string {
	var out []string
	v := reflect.ValueOf(row)
	for i := range v.NumField() {
		if v.Field(i).Kind() == reflect.Float64 {
			out = append(out, fmt.Sprintf("%.2f", v.Field(i).Float()))
			continue
		}
		out = append(out, harmless(fmt.Sprint(v.Field(i).Interface())))
	}
	return out
}

// harmless puts an apostrophe before what a spreadsheet would take for a formula: the words come from
// the web, and a formula can send what stands beside it away. The other forms keep the words as they are.
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

// lines writes each row as a JSON object on a line of its own.
type lines[Row any] struct{ *json.Encoder }

func newLines[Row any](w io.Writer) lines[Row] {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return lines[Row]{e}
}

func (l lines[Row]) write(rows []Row) error {
	for _, r := range rows {
		if err := l.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

func (lines[Row]) close() error { return nil }

type parquetSink[Row any] struct{ *parquet.GenericWriter[Row] }

func newParquet[Row any](w io.Writer) parquetSink[Row] {
	return parquetSink[Row]{parquet.NewGenericWriter[Row](w, parquet.Compression(&parquet.Zstd), parquet.CreatedBy("headwater", "", ""))}
}

func (p parquetSink[Row]) write(rows []Row) error {
	_, err := p.Write(rows)
	return err
}

func (p parquetSink[Row]) close() error { return p.Close() }
