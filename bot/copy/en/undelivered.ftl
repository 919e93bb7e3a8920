### The console: what did not reach a customer, without personal values.

undelivered-title = Not delivered
undelivered-lead = Codes and notices that did not reach the customer. Each notice goes another way once; where none is left, somebody has to contact the customer and press "Seen to".
undelivered-none = Everything sent in the last 30 days arrived.
undelivered-open = Needs somebody
undelivered-rest = The last 30 days
undelivered-kind-code = Code
undelivered-kind-notice = Notice
undelivered-kind-staff = Staff reply
undelivered-kind-turn = News of a case
undelivered-outlet-mail = E-mail
undelivered-outlet-sms = SMS
undelivered-reason-gone =
    { $outlet ->
        [mail] No such address
        [sms] No such number
       *[other] The customer blocked or left the chat
    }
undelivered-reason-rejected = Refused where it went
undelivered-reason-bounced = Came back after it was sent
undelivered-reason-not_sent = Could not be sent in time
undelivered-reason-off = This way is switched off
undelivered-reason-broken = A defect of the system, tell the engineers
undelivered-reason-unread = The web session ended before the customer answered
undelivered-then-email = Sent on by e-mail
undelivered-then-phone = Sent on by SMS
undelivered-then-chat = Sent on into the chat
undelivered-then-told = Sent another way at the same time
undelivered-then-nobody = The customer was not told
undelivered-then-none = Codes go nowhere else
undelivered-settle = Seen to
undelivered-settle-which = Seen to: { $reference }
undelivered-settled = { $name } saw to it
undelivered-line = { $outlet }: { $reason }. { $then }.
console-did-undelivered = not delivered to the customer
