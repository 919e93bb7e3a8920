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
