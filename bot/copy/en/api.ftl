# What the API answers where it does not do what was asked.

problem-token = A valid token is needed: Authorization: Bearer …
problem-scope = This token does not have the scope { $scope }.
problem-no-case = There is no case with this reference.
problem-no-file = There is no such file, or not for this account.
problem-key = An Idempotency-Key header is needed: 8 to 40 of A-Z, a-z, 0-9, dot, dash, underscore, tilde.
problem-key-used = This Idempotency-Key was used for another request.
problem-match = An If-Match header is needed, with the ETag the case was last answered with.
problem-stale = The case has moved on meanwhile. Read it again, then decide.
problem-media-type = The body must be JSON (Content-Type: application/json).
problem-in-a-call = This account has an open call. End it in the console first.
problem-answers = Some answers cannot be taken as they are.
problem-field = Does not meet the rule “{ $rule }”.
problem-media-type-file = The body must be a form with one file (Content-Type: multipart/form-data).
problem-one-file = The body must have exactly one part, the file, called "file".
problem-unchecked = The file cannot be checked at the moment. Please try again in a minute.
problem-no-place = This case came from no chat, so no paper can be added to it.
problem-period = This period cannot be reported.
problem-period-order = The last day lies before the first.
problem-period-long = A period has { $most } days at most.
problem-period-year = Years from { $first } to { $last }.

# What each operation does, in the document and at /api/docs.
api-op-listCases = Cases, newest first.
api-op-openCase = Log a request as a call is logged: unproven, it becomes a case, never a change.
api-op-showCase = One case, its values masked. That somebody looked is recorded.
api-op-addNote = An internal note.
api-op-claimCase = Claim, or give back to the queue.
api-op-reply = Write to the customer, where they can be reached.
api-op-decide = Decide; what two people must do still takes two.
api-op-tagCase = Add and remove tags.
api-op-linkCase = Link with another case of the same customer, or unlink.
api-op-mergeCase = Merge into another case of the same customer and kind, which goes on.
api-op-reveal = Show one masked value, with a reason; recorded, and counted.
api-op-addFile = Bring a paper to a case: JPEG, PNG or PDF, checked as the customer's own are. Whoever brought it decides nothing about it.
api-op-listFiles = The files of a case, and of those merged into it. That somebody looked is recorded.
api-op-readFile = A paper of a case, as it was checked and stored. That it was read is recorded.
api-op-findCustomers = Customers with exactly this identifier, masked.
api-op-showQueue = The staff queue, a part at a time, and how many cases each part has.
api-op-reportFlow = How much comes and goes: opened, closed, open by age, results, reasons, hours.
api-op-reportClocks = Deadlines kept, extended, late, and how long it took in working minutes.
api-op-reportTalks = Codes by channel, where conversations end, which answers fail.
api-op-reportQuality = Ratings, what did not arrive, who had values shown.
