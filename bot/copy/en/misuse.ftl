### Reporting misuse of data (policy of 23 June 2023, clause f): the form, the receipt, freezing, notices.

## Beginning
choice-report = Report misuse of data
choice-skip = Skip
choice-hand-in = Send now
choice-drop = Do not send
choice-go-on = Continue
report-sorry = I'm sorry this happened. I have a few short questions; skip whatever you don't know, and send it at any moment.
report-begun = I'm sorry this happened. I have written down what you just told me. A few short questions follow; if it is urgent, press "Send now".
field-misuse_what = what happened
field-misuse_harm = how bad it is
field-misuse_when = when
field-misuse_where = where
field-misuse_wish = your wish
field-misuse_reach = how to reach you
ask-misuse_what = What happened? Choose, or tell it in your own words.
misuse_what-calls = Unwanted calls or messages
misuse_what-leak = My data was leaked or sold
misuse_what-account = Someone entered or changed my account
misuse_what-identity = My papers or identity were used
misuse_what-other = Something else
tell-misuse_what = Please tell me what happened, as long or short as you like.
ask-misuse_harm = Is any of these the case? I ask to see how urgent it is; if not, press "Skip".
misuse_harm-money = I am losing money
misuse_harm-many = Many people are affected
misuse_harm-dcnet = It leaked from DCNET
ask-misuse_when = When did it happen? For example "yesterday", "last week", 3/11; roughly will do.
ask-misuse_where = Where did you see it? For example which number called, which site or group.
ask-misuse_wish = What would you like DCNET to do? Choose, or say it in your own words.
misuse_wish-no_more = Make it stop
misuse_wish-explain = Find out how it leaked
misuse_wish-protect = Protect my account
misuse_wish-erase = Erase data that is not needed
ask-misuse_reach =
    { $linked ->
        [yes] Besides this chat, where shall DCNET send you news? Choose, or type another phone number or e-mail address.
       *[no] Where shall DCNET send you news? Type a phone number or e-mail address, or choose this chat only.
    }
misuse_reach-chat = This chat only
misuse_reach-phone = The phone number on record
misuse_reach-email = The e-mail address on record
reject-reach-none = I see no phone number or e-mail address there. Type for example 0912 345 678, or choose "This chat only".

## Evidence
ask-evidence = If you have screenshots, PDFs or messages to forward as evidence, send them right here, at most { $most } files. If not, press "Skip".
ask-evidence-more =
    { $messages ->
        [none] Files received: { $files } (at most { $most }). Send more, or type "done".
       *[other]
            { $files ->
                [none] Messages kept as evidence: { $messages }. Send more, or type "done".
               *[other] Files received: { $files } (at most { $most }), messages kept: { $messages }. Send more, or type "done".
            }
    }
evidence-forwarded-kept = I have kept this forwarded message as evidence.
forwarded-what = This is a forwarded message, and I do not act on somebody else's words. Do you want to report misuse of your data with it, or is there something else I can do?
forwarded-no-answer = This is a forwarded message, so I did not take it as your answer. Please type it yourself.
evidence-words-kept = I have added your words.
evidence-enough = I take at most { $most } messages for one report; this one was not kept. Please hand in the report first and then go on writing.

## Summary, handing in
choice-edit-evidence = Add evidence
answer-left-out = (skipped)
confirm-report_misuse =
    This is your report:
    • What happened: { $misuse_what }
    • How bad it is: { $misuse_harm }
    • When: { $misuse_when }
    • Where: { $misuse_where }
    • Your wish: { $misuse_wish }
    • How to reach you: { $misuse_reach }
    • Evidence: { $messages ->
        [none] { $files ->
            [none] (none)
           *[other] { $files } file(s)
        }
       *[other] { $files ->
            [none] { $messages } message(s)
           *[other] { $files } file(s), { $messages } message(s)
        }
    }
    Type "yes" to send it.
report-hand-in = Your report has not been sent. Shall I send what there is, go on with it, or not send it?
report-dropped = This report was not sent. Whenever you need to, type "report misuse of data".
report-rested = I heard nothing more from you, so I am sending what there is already, so that no time is lost.
report-opened = I have your report, { $reference }. DCNET replies by { $reply_by } and takes measures by { $due }. Where the law demands that the authorities are told, the limits are 24 hours ({ $first }) and 72 hours ({ $full }) from your alarm.
report-opened-urgent = Our security team has it as urgent, { $reference }. DCNET replies by { $reply_by } and takes measures by { $due }. Where the law demands that the authorities are told, the limits are 24 hours ({ $first }) and 72 hours ({ $full }) from your alarm. If it cannot wait, call 1900 0382 (charged).
report-joined = You have sent several reports today, so I am adding this one to your open report { $reference }. Everything you told me is kept.
case-joined = You have sent several requests today, so I am adding this to your open request { $reference }. Everything you wrote is kept.
cases-enough = You have sent several requests today, so I can take no more here. If it cannot wait, call 1900 0382 (charged), or link your record and send it again.
report-more = Whatever else comes to mind, write it or send pictures right here; it goes to { $reference }. Please keep messages and screenshots as evidence. Type "menu" to go back.

## Freezing self-service
freeze-offer = So that nobody can change your record, shall I freeze self-service at once? While it is frozen you cannot change anything by chat either, until our staff have verified you and lift it. Your services run on as usual.
choice-freeze = Freeze it now
choice-no-freeze = Do not freeze
freeze-done = Self-service of your record is frozen, by report { $reference }. DCNET has told the contacts on record; staff lift it once they have verified you.
freeze-not-now = Your verification has run out, or the record is frozen already, so I cannot freeze it from here. The staff who look at your report can.

## Steps of staff
desk-taken-up = A member of our security team has taken up report { $reference } and is looking into it.
desk-frozen = To protect you, our staff have frozen self-service of your record, by request { $reference }. Your services run on as usual; staff lift it once they have verified you.

## Notices outside the chat
notice-report-opened = DCNET: we have your report { $reference } about personal data; you get an answer by { $reply_by }, it is settled by { $due }. If you did not send it, please call 1900 0382.
notice-report-step = DCNET: there is news of report { $reference } (settled by { $due }). See your chat with DCNET or call 1900 0382.
notice-desk-taken-up = DCNET: a member of our security team has taken up report { $reference }; it is settled by { $due }.
notice-frozen = DCNET: self-service of your customer record was frozen, by { $reference }. Your services run on as usual. If this was not your wish, please call 1900 0382.
hint-subject = DCNET: a notice
hint-report-opened = DCNET: { $reference } was noted. Questions: 1900 0382. If this message is not meant for you, please ignore it.
hint-report-step = DCNET: there is news of { $reference }. Please open your chat with DCNET or call 1900 0382. If this message is not meant for you, please ignore it.

## Alerting staff
alert-subject = DCNET: urgent alarm
alert-urgent = Urgent case { $reference } ({ $kind }) was just opened. See it and take it up: { $link }
