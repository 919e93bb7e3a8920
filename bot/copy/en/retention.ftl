### Keeping the papers of closed cases: settings, the case's page, reports.

settings-part-papers = Keeping papers
settings-papers-days = For how many days papers of closed cases are kept
settings-papers-days-hint = Empty: for ever. At least 30 days, so that a customer can reopen and complain once more. Then what is in the files is removed for good; the line that says a file was there, and the history, stay.
settings-wrong-papers = Write a number of days from { $least } to { $most }, or nothing.
console-paper-removed = Removed
console-paper-removed-on = Removed { $day } by the retention rule ({ $days } days)
console-papers-removed-by = { $n } files, by the retention rule ({ $days } days)
console-papers-held = Papers held
console-do-hold-papers = Hold the papers
console-hold-papers-what = No rule removes the papers of this case any more, until the hold is lifted. For a dispute, or where an authority asked for it.
console-hold-papers-words = Why they are held
console-do-free-papers = Lift the hold on the papers
console-free-papers-what = The retention rule counts for this case again. If their time is over, its papers are removed within the hour.
console-free-papers-words = Why the hold is lifted
console-no-hold = The papers of this case are not held.
console-no-hold-again = The papers of this case are held already.
console-done-hold_papers = The papers are held.
console-done-free_papers = The hold on the papers is lifted.
console-did-papers_held = held the papers
console-did-papers_freed = lifted the hold on the papers
console-did-papers_removed = removed papers whose time was over

reports-decided = Decisions and reasons
reports-decided-means = Each decision with a reason (refused, asked for more, extended, answered and closed) in this period, by the code of the reason.
reports-decided-says = { $n } decisions with a reason.
reports-decision = Decision
reports-reason = Reason
reports-code = Code
reports-removed = Papers removed by the retention rule
reports-removed-means = Files of closed cases whose content was removed in this period, by the kind of case.
reports-removed-says = { $n } files of { $cases } cases.
reports-papers = Files
reports-kilobytes = KB
exports-column-decision = Last decision with a reason
exports-column-reason = Reason of the decision
exports-column-reason-code = Reason code
