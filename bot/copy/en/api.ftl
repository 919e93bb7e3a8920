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
