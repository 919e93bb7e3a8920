### Advertising: stopping it at once, and wanting it again.

choice-stop-marketing = Stop advertising
choice-start-marketing = Receive advertising again
kind-start_marketing = receiving advertising again
marketing-ask-contact = Which phone number or e-mail address gets the advertising? I note the stop at once; no code is needed.
marketing-contact-unreadable = I couldn't read a phone number or an e-mail address in that. Please type it again, for example 0912 345 678 or name@domain.vn.
marketing-stopped =
    Noted at { $when }: your record gets no advertising from now on.
    • Stops: advertising, promotions and offers by e-mail, text message and phone.
    • Goes on: renewal notices, invoices, service and security notices.
marketing-stopped-contact =
    Noted at { $when }: { $to } gets no advertising from now on.
    • Stops: advertising, promotions and offers by e-mail, text message and phone.
    • Goes on, where a service is in use: renewal notices, invoices, service and security notices.
marketing-what = If you change your mind, type "receive advertising again"; I'll need a code then.
marketing-started = Noted at { $when }: you agree to receive DCNET's advertising and offers again. To stop it, type "stop advertising".
marketing-kept = All right, I change nothing about advertising.
marketing-kept-what = Would you like to change anything about advertising?
marketing-whole = I can only stop advertising everywhere at once, not e-mail, texts or calls alone. Nothing was changed yet: type "stop advertising" to stop all of it, or "staff" to have a person look at it.
marketing-whole-what = Which one would you like?
marketing-still = I am sorry that advertising still comes after you asked to stop it. I note it again; if it comes even then, type "report misuse" and DCNET looks into why.
marketing-still-noted = I am sorry that advertising still comes after you asked to stop it. I noted the stop once more at { $when }. Advertising after a refusal is against the rules: type "report misuse" and DCNET looks into why.
marketing-still-what = Would you like to report it? What you just told me goes with it.
