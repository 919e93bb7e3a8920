### Codes and notices that leave the chat: short, plain, never a full value.

send-code-subject = DCNET: verification code
send-code-link = DCNET: { $code } links a chat to your customer record, valid 10 minutes. Never give this code to anyone, not even our staff. If you didn't ask for it, ignore this.
send-code-confirm = DCNET: { $code } lets you view and update your customer record, valid 10 minutes. Never give this code to anyone, not even our staff.
send-code-old = DCNET: { $code } allows changing the { $field } of your record to { $value }, valid 10 minutes. If this isn't you, give it to NOBODY and call 1900 0382.
send-code-other = DCNET: { $code } allows changing the { $field } of your record to { $value }, valid 10 minutes. If this isn't you, give it to NOBODY and call 1900 0382.
send-code-new = DCNET: { $code } confirms { $value } as the new { $field } of a customer record, valid 10 minutes. If you didn't ask for it, ignore this.
notice-subject = DCNET: about your customer record
notice-detail-changed = DCNET: the { $field } in your record was just updated, reference { $reference }. If this wasn't you, call 1900 0382 at once.
notice-contact-changed = DCNET: the { $field } in your record was just changed to { $new }, reference { $reference }. If this wasn't you, press before { $until } to take it back: { $link } or call 1900 0382.
notice-contact-changed-chat = The { $field } in your record was just changed to { $new }, reference { $reference }. If this wasn't you, press the button below before { $until }.
notice-contact-held = DCNET: request { $reference } wants to change the { $field } in your record to { $new }, from { $until } on. If this isn't you, press to cancel: { $link } or call 1900 0382.
notice-contact-held-chat = Request { $reference } wants to change the { $field } in your record to { $new }, from { $until } on. If this isn't you, press the button below.
notice-held-applied = DCNET: the waiting time of request { $reference } is over and the new { $field } in your record is in effect. Questions: 1900 0382.
notice-undone = DCNET: change { $reference } was taken back, every linked chat was unlinked and self-service is paused. Security will contact you. Hotline 1900 0382.
notice-chat-unlinked = This chat has just been unlinked from your record, as asked for in another chat of yours. If that was not you, please call 1900 0382 at once or type "staff".
