### Codes and notices that leave the chat: short, plain, never a full value.

# What frames a mail and a text message; text messages carry no marks.
letter-mail =
    Dear customer,

    { $text }

    Kind regards,
    DCNET, hotline 1900 0382

    This mail was sent by a machine, please do not reply to it.
letter-mail-reply =
    Dear customer,

    { $text }

    You may answer this mail; what you write and attach is added to the case.

    Kind regards,
    DCNET, hotline 1900 0382
letter-status = See the case: { $link }
letter-sms = DCNET: { $text }
send-code-subject = DCNET: verification code
send-code-link = { $code } links a chat to your customer record, valid 10 minutes. Never give this code to anyone, not even our staff. If you didn't ask for it, ignore this.
send-code-confirm = { $code } lets you view and update your customer record, valid 10 minutes. Never give this code to anyone, not even our staff.
send-code-old = { $code } allows changing the { $field } of your record to { $value }, valid 10 minutes. If this isn't you, give it to NOBODY and call 1900 0382.
send-code-other = { $code } allows changing the { $field } of your record to { $value }, valid 10 minutes. If this isn't you, give it to NOBODY and call 1900 0382.
send-code-new = { $code } confirms { $value } as the new { $field } of a customer record, valid 10 minutes. If you didn't ask for it, ignore this.
send-code-status = { $code } lets you see your cases on DCNET's status page, valid 10 minutes. Never give this code to anyone, not even our staff. If you didn't ask for it, ignore this.
notice-subject = DCNET: about your customer record
notice-mail-closed = DCNET kept your answer with case { $reference }. The case is closed, so nobody has read it yet. If something is still wrong, please open the case's page to have it reopened or call 1900 0382.
notice-detail-changed = The { $field } in your record was just updated, reference { $reference }. If this wasn't you, call 1900 0382 at once.
notice-contact-changed = The { $field } in your record was just changed to { $new }, reference { $reference }. If this wasn't you, press before { $until } to take it back: { $link } or call 1900 0382.
notice-contact-changed-chat = The { $field } in your record was just changed to { $new }, reference { $reference }. If this wasn't you, press the button below before { $until }.
notice-contact-held = Request { $reference } wants to change the { $field } in your record to { $new }, from { $until } on. If this isn't you, press to cancel: { $link } or call 1900 0382.
notice-contact-held-chat = Request { $reference } wants to change the { $field } in your record to { $new }, from { $until } on. If this isn't you, press the button below.
notice-chat-unlinked = This chat has just been unlinked from your record, as asked for in another chat of yours. If that was not you, please call 1900 0382 at once or type "staff".
notice-held-applied = The waiting time of request { $reference } is over and the new { $field } in your record is in effect. Questions? Call 1900 0382.
notice-undone = Change { $reference } was taken back, every linked chat was unlinked and self-service is paused. Security will contact you by { $reply_by }. Hotline 1900 0382.

# Said in the chat, once, where mail or text messages do not arrive.
contact-returned-email = Mail that DCNET sent to your address { $value } came back. If you no longer use it, say "change email" to update it.
contact-returned-phone = Text messages that DCNET sent to your number { $value } do not arrive. If you no longer use it, say "change phone number" to update it.
