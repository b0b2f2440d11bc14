// Makes the box for SQL an editor: colours, and the names of tables and columns while they are typed. Without a script it is a box.
const box = document.getElementById("sql-editor");
const tables = JSON.parse(document.getElementById("sql-names").textContent);

function run(editor) {
  editor.save();
  box.form.submit();
}

// Keywords, tables, and columns: those of the table that the query names first, or of the one before the point.
function offer(editor) {
  const named = /\bfrom\s+(\w+)/i.exec(editor.getValue());
  editor.showHint({ tables, completeSingle: false, defaultTable: named ? named[1] : "" });
}

const editor = CodeMirror.fromTextArea(box, {
  mode: "text/x-sql",
  lineNumbers: true,
  lineWrapping: true,
  viewportMargin: Infinity,
  extraKeys: { "Shift-Enter": run, "Ctrl-Enter": run, "Ctrl-Space": offer, Tab: false, "Shift-Tab": false },
});
editor.getInputField().setAttribute("aria-label", "SQL");
editor.on("inputRead", (_, change) => {
  if (/[\w.]$/.test(change.text[0]) && !editor.state.completionActive) offer(editor);
});
