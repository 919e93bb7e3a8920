# Cases between colleagues

console-do-assign = Give to a colleague
console-assign-what = They get a memo, and the case is theirs from now on.
console-assign-to = Give to
console-assign-choose = Choose somebody
console-assign-words = A word to them (optional)
console-assign-nobody = Choose somebody who can work on this case.
console-assign-theirs = They have this case already.
console-no-lead = Only whoever has the case, or a supervisor, gives it to somebody else.
console-done-assign = Given to your colleague.
console-did-assigned = gave the case to a colleague
console-assigned-to = Given to: { $name }
console-key-assign = give to a colleague
console-memo-assigned = was just given to you
console-memo-passed_on = was given to somebody else

## Tags
console-tags = Tags
console-tags-add = Add tags
console-tags-hint = such as: vip, refund
console-do-tag = Tag
console-tag-remove = Remove the tag { $tag }
console-tags-unread = A tag is letters, digits and dashes, { $longest } at most, and no phone or document number.
console-tags-none = Type a tag.
console-tags-many = A case has { $most } tags at most. Remove one first.
console-done-tag = The tags are changed.
console-did-tagged = changed the tags
console-tagged-added = Added: { $tags }
console-tagged-removed = Removed: { $tags }
console-key-tag = tag the case

## Colleagues named in notes
mentions-title = Mentions
mentions-by = { $name } named you in a note
mentions-new = New
mentions-none = No note names you yet. Colleagues write @ and your login to name you.
console-mentions = { $n ->
    [one] One note names you.
   *[other] { $n } notes name you.
}
console-mentions-show = Show
console-note-hint = For colleagues only; the customer does not see it. Write @ and a login to name somebody.
console-note-named = Named: { $names }
console-note-unknown = Nobody is called { $names }: left as words.
console-key-mention = name a colleague (in a note)
console-note-people = Name a colleague
console-note-find = Find a colleague

## Cases that belong together: alike, linked, merged
console-near = Related cases
console-alike = Possible duplicates: same customer, same kind, open
console-alike-same = same new value
console-alike-other = another new value
console-linked = Linked
console-merged-here = Merged into this case
console-merged-into = Merged, it goes on in case
console-link = Link to another case
console-link-to = Reference of a case of the same customer
console-do-link = Link
console-do-unlink = Remove
console-unlink-which = Remove the link to { $case }
console-link-none = There is no other case with this reference.
console-link-other = Only cases of one known customer can be linked.
console-link-already = These two are linked already.
console-link-many = A case has { $most } links at most.
console-done-link = The links are changed.
console-did-linked = linked another case
console-did-unlinked = removed the link to another case
console-do-merge = Merge into another case
console-merge-what = This case is closed, and the chosen one goes on with the earlier date of the two. Papers and chat stay readable from there. The customer is told which reference goes on.
console-merge-into = It goes on in
console-merge-other-value = Another new value: the one of this case is not considered any more.
console-merge-words = Why (optional)
console-merge-none = Choose the case that goes on.
console-merge-other = Only cases of the same customer and kind can be merged.
console-merge-unproven = One of the two is verified and the other is not. Such cases cannot be merged.
console-merge-not-into = Somebody else has case { $reference }, or it has moved on too far to be merged into.
console-merge-clock = The clock of telling the authority runs in this case only. Merge { $reference } into this one, not the other way round.
console-done-merge = Merged, and this case is closed.
console-did-merged = merged another case into this one
console-did-moved-merged = merged it into another case
console-memo-merged = had another case merged into it
console-state-merged = Merged
console-paper-from = from { $case }

## Several cases at once
bulk-title = With the chosen cases
bulk-all = Choose the whole page
bulk-choose = Choose { $case }
bulk-assign = Give
bulk-none = Choose at least one case of the list.
bulk-nobody = Choose whom to give them to.
bulk-done = { $n ->
    [one] Done for { $n } case.
   *[other] Done for { $n } cases.
}
bulk-left = { $n ->
    [one] { $n } case was left as it is:
   *[other] { $n } cases were left as they are:
}
bulk-stale = just changed: { $who } { $what }
bulk-key = choose the case
