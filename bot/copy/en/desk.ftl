### News of a request that staff decided: in the chat (desk-…), by mail or SMS (notice-desk-…).

desk-asked-more =
    Request { $reference } needs something more from you:
    { $text }
desk-approved = A DCNET colleague has verified request { $reference }. A second colleague checks it before it is written into your record; there is nothing you need to do.
desk-refused =
    DCNET could not carry out request { $reference }. The reason:
    { $text }
    Type "talk to a person" to discuss it, or call 1900 0382.
desk-name-applied = Request { $reference } is done: the customer name on record has been changed. For a contract annex in the new name, call 1900 0382.
desk-detail-applied = Request { $reference } is done: the { $field } on your record has been updated.
desk-held = Two colleagues have approved request { $reference }. To protect you, the new { $field } takes effect at { $until }, unless somebody objects before then.
desk-paper-came = DCNET has received another paper for your request { $reference }. The time for handling it runs on, the new date is { $due }. If you did not send it, call 1900 0382 at once.
desk-merged = Your request { $reference } was merged into { $into }, as both are about the same thing. From now on { $into } is the one to follow; the papers you sent still count.
desk-settled =
    Request { $reference } has been settled:
    { $text }

notice-desk-reply = { $name } answered your request { $reference }: { $text }
notice-desk-corrected = { $name } corrects the earlier message about request { $reference }: { $text }
notice-desk-asked-more =
    Request { $reference } needs something more from you: { $text }
    { $left ->
        [none] DCNET goes on as soon as it is here.
       *[other] While waiting, the time for handling it stands still ({ $left } days left).
    }
    Please open your chat with DCNET again or call 1900 0382.
notice-desk-approved = Request { $reference } has been verified and waits for a second colleague, by { $due } at the latest. There is nothing you need to do.
notice-desk-refused = Request { $reference } could not be carried out. The reason: { $text } Questions? Call 1900 0382.
notice-desk-name-applied = Request { $reference } is done, the customer name on your record has been changed.
notice-desk-detail-applied = Request { $reference } is done, the { $field } on your record has been updated.
notice-desk-held = Request { $reference } was approved, the new { $field } takes effect at { $until } unless somebody objects.
notice-desk-paper-came = DCNET has received another paper for your request { $reference }, the new date is { $due }. If you did not send it, call 1900 0382 at once.
notice-desk-merged = Your request { $reference } was merged into { $into }, as both are about the same thing. From now on { $into } is the one to follow.
notice-desk-settled = Request { $reference } has been settled: { $text }
notice-desk-lifted = Self-service on your record has been opened again, by request { $reference }. If you did not ask for this, call 1900 0382 at once.
notice-name-changed = The customer name on your record has just been changed by request { $reference }. If this was not you, call 1900 0382 at once.

# A text message carries no words of staff: they are long, and may be private.
notice-desk-reply-sms = { $name } answered your request { $reference }. Please open your chat with DCNET again to read it or call 1900 0382.
notice-desk-corrected-sms = { $name } corrected an earlier message about request { $reference }. Please open your chat with DCNET again to read it or call 1900 0382.
notice-desk-asked-more-sms =
    Request { $reference } needs something more from you, { $left ->
        [none] DCNET waits for you.
       *[other] its time stands still, { $left } days left.
    } Please open your chat with DCNET again or call 1900 0382.
notice-desk-refused-sms = Request { $reference } could not be carried out. Please open your chat with DCNET again for the reason or call 1900 0382.
notice-desk-settled-sms = Request { $reference } has been settled. Please open your chat with DCNET again to read more or call 1900 0382.
