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
