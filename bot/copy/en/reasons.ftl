### Reasons of decisions: labels for staff (reason-DECISION-CODE), sentences to customers (reason-text-…).

## Refusing
reason-refuse-papers-missing = Papers are missing
reason-text-refuse-papers-missing = The papers you sent are not enough for DCNET to verify the request. Once you have them all, send the request again and DCNET will handle it right away.
reason-refuse-papers-unreadable = Papers cannot be read
reason-text-refuse-papers-unreadable = The photos of your papers are blurred or covered, so DCNET could not read them. Please take them again with all four corners and clear text, and send a new request.
reason-refuse-papers-expired = Papers have expired
reason-text-refuse-papers-expired = The papers you sent have expired. Please send the request again with papers that are in force.
reason-refuse-person-differs = Not the person on record
reason-text-refuse-person-differs = What the papers say does not match the customer record. To protect the holder's data, DCNET cannot make the change.
reason-refuse-contact-not-own = Number or e-mail is not the customer's
reason-text-refuse-contact-not-own = DCNET could not verify that the new phone number or e-mail is yours. Please send the request again with a contact that you use yourself.
reason-refuse-value-wrong = What is asked for is not right
reason-text-refuse-value-wrong = The new details do not match the papers you sent. Please check them and send a new request.
reason-refuse-no-ground = No ground for a new name
reason-text-refuse-no-ground = The papers you sent do not show that the name was changed by law. DCNET changes names only by papers of the competent authority.
reason-refuse-unanswered = The customer added nothing
reason-text-refuse-unanswered = DCNET has not received what was still needed from you and cannot go on. Once you have it, reopen this request within 14 days or send a new one.
reason-refuse-duplicate = The same as another request
reason-text-refuse-duplicate = This request is the same as another one of yours that DCNET is working on. Please follow that one.
reason-refuse-other = Another reason (in your own words)

## Asking for more
reason-ask_more-papers-missing = Papers are still missing
reason-text-ask_more-papers-missing = Please also send photos of your identity paper and of the paper that shows the change.
reason-ask_more-papers-unreadable = The photos are not clear
reason-text-ask_more-papers-unreadable = The photos of your papers are not clear. Please take them again in good light, with all four corners and no glare, and send them here.
reason-ask_more-both-sides = Both sides are needed
reason-text-ask_more-both-sides = DCNET needs photos of both sides of your identity paper. Please send the other side as well.
reason-ask_more-evidence = Evidence is needed
reason-text-ask_more-evidence = Please send screenshots of the messages, calls or contracts concerned. Whatever you have helps; none is required.
reason-ask_more-when-and-who = When it happened, and who it was
reason-text-ask_more-when-and-who = Please tell DCNET when this happened, and who or which number contacted you.
reason-ask_more-say-more = Say it more clearly
reason-text-ask_more-say-more = Please tell DCNET more clearly what you would like done, and with which details.
reason-ask_more-other = Something else (in your own words)

## Extending
reason-extend-complex = The matter is complex
reason-text-extend-complex = Several departments have to look into it together, so that the answer you get is right.
reason-extend-third-party = Waiting for a third party
reason-text-extend-third-party = DCNET is waiting for others to confirm the details and will answer you as soon as they have.
reason-extend-papers-checked = More time to check the papers
reason-text-extend-papers-checked = The papers you sent have to be checked with the authority that issued them.
reason-extend-other = Another reason (in your own words)

## Answering and closing
reason-settle-done = Done as asked
reason-text-settle-done = DCNET has done what you asked for.
reason-settle-explained = Explained
reason-text-settle-explained = DCNET has answered your question. If anything is still unclear, please write again.
reason-settle-stopped = Stopped, account protected
reason-text-settle-stopped = DCNET has looked into it and stopped the use of your details that you reported. If it goes on, please report it again at once.
reason-settle-not-ours = Did not come from DCNET
reason-text-settle-not-ours = DCNET has looked into it and found no leak on DCNET's side. Please also tell the police, or call 156 to report scam calls.
reason-settle-not-granted = Cannot be done
reason-text-settle-not-granted = DCNET has considered this request and cannot carry it out.
reason-settle-unanswered = The customer did not answer
reason-text-settle-unanswered = DCNET has not received your answer and closes the request for now. You can reopen it within 14 days.
reason-settle-other = Something else (in your own words)

## The decision bar
reasons-pick = Reason
reasons-choose = Choose a reason
reasons-take = Use this reason's text
reasons-read = The customer will get
reasons-here = (the words written above)
reasons-show = Show the message
reasons-look = Not sent yet. Read the message below, change it if need be, then send it.
reasons-line = Reason: { $reason }
reasons-needed = A refusal needs a reason. Choose one.
reasons-gone = This reason cannot be used for this case. Choose another one.
reasons-none = This takes no reason code.

## Settings
reasons-title = Reasons of decisions
reasons-lead = What staff choose from when they refuse, ask for more, extend, or close a case. Each has a sentence to the customer in both languages, which can be edited before it is sent. Reports count by the code.
reasons-decision = Decision
reasons-decision-refuse = Refuse
reasons-decision-ask_more = Ask for more
reasons-decision-extend = Extend
reasons-decision-settle = Answer and close
reasons-own = This desk's own
reasons-off = Switched off
reasons-switch-off = Switch off
reasons-switch-on = Use again
reasons-switch-off-named = Switch off the reason { $label }
reasons-switch-on-named = Use the reason { $label } again
reasons-change = Change
reasons-change-named = Change the reason { $label }
reasons-new = Add a reason
reasons-changing = Change a reason
reasons-code = Code
reasons-code-hint = Small Latin letters, digits and dashes, such as "wait-for-branch". It cannot be changed later.
reasons-label-vi = Label in Vietnamese, for staff
reasons-label-en = Label in English, for staff
reasons-text-vi = Sentence to the customer, in Vietnamese
reasons-text-en = Sentence to the customer, in English
reasons-kinds = Kinds of case it is for
reasons-kinds-hint = With none chosen it is for every kind.
reasons-save = Save the reason
reasons-saved = Saved, and in force.
reasons-any-kind = every kind
reasons-wrong-code = A code is small Latin letters, digits and dashes, { $most } characters at most.
reasons-wrong-taken = There is a reason with this code already.
reasons-wrong-gone = There is no such reason.
reasons-wrong-many = There are { $most } reasons of your own already. Change one instead of adding another.
reasons-wrong-kinds = The kinds chosen are never decided so.
reasons-wrong-label = Write the label in both languages, { $most } characters each at most.
reasons-wrong-text = Write the sentence to the customer in both languages, { $most } characters each at most.
reasons-trouble = There is no such reason
reasons-trouble-step = Open the list of reasons again.
