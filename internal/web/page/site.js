
// The colours that a reader has chosen go into a cookie, so that the next page comes in them.
(function () {
  var button = document.getElementById("theme");
  button.addEventListener("click", function () {
    document.cookie = "theme=" + document.documentElement.dataset.theme + "; path=/; max-age=31536000; samesite=lax";
  });
})();

// On a narrow screen the navigation may be longer than the line: where one is stands in view.
(function () {
  var here = document.querySelector(".top nav [aria-current]");
  if (here) here.parentNode.scrollLeft = here.offsetLeft - here.parentNode.offsetLeft - 40;
})();
