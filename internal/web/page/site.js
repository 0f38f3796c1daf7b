
// The colours that a reader has chosen go into a cookie, so that the next page comes in them.
(function () {
  var button = document.getElementById("theme");
  button.addEventListener("click", function () {
    document.cookie = "theme=" + document.documentElement.dataset.theme + "; path=/; max-age=31536000; samesite=lax";
  });
})();
