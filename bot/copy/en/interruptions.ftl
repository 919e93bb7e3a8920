### In the middle of a form: questions beside it, changed minds, several wishes, left open, language, hard words.

## Questions beside the form
aside-how-long-now = It is updated as soon as you confirm.
aside-how-long-contact = It is updated as soon as you enter the codes sent to the old and the new contact. If only the other contact can be verified, the change takes effect at { $until } if nobody objects.
aside-how-long-staff = Once you have sent everything, we reply by { $reply_by } and expect to be done by { $due }.
aside-fee = I charge nothing and never ask for payment details in this chat. Only calls to 1900 0382 are charged.
aside-why-proof = I need to know that you are the holder of the record, so that nobody else can see or change your details. Knowing an ID number or a birth date isn't enough, so I send a code.
aside-why-papers = Our staff have to see papers before this is done. They are encrypted, and only the staff handling this request can see them.
aside-why-id_number = The ID number is one of the details of your record that you may update yourself. I only need the 12 digits, no photo of the card.
aside-why-contact = DCNET uses this contact for renewal notices, for support with your services and to tell you about security matters.
aside-why-detail = I need the { $field } to note your request correctly; nothing changes until you confirm.
aside-why-confirm = I read it back so that you can check; nothing changes until you confirm.

## Changing one's mind
corrected = Corrected, { $field }: { $old } → { $new }.
correct-nothing = Nothing has been noted for this yet. Please answer the question below, or type "stop".
correct-which = Which one would you like to correct?

## Several wishes in one message
further-first = I'll do this first: { $wish }.
further-then = After that: { $wish }.
further-next = Now the next one: { $wish }.
further-dropped = I also dropped what was waiting: { $wish }.
further-left = All right, I let this be: { $wish }.
unwanted = All right, I will not do this: { $wish }. Nothing was changed.

## Left open, and back again
quiet-reminder = We are in the middle of this: { $kind }. Please answer, or type "stop". At { $until } I'll close it by myself with nothing changed.
quiet-closed = I haven't heard from you for a while, so I closed this: { $kind }. Nothing was changed.
quiet-offer = Last time we were in the middle of this: { $kind }. To go on, type "continue" (until the end of { $until }).
quiet-resumed = Let's go on with this: { $kind }.
quiet-too-late = What was left open last time is no longer kept. Let's start again.
choice-resume = Go on where I was

## Language
language-noticed = You write in English, so I answer in English. Gõ "tiếng Việt" để em trả lời bằng tiếng Việt.

## Hard words, worrying words
care-self-harm = I'm so sorry you are going through this. You don't have to be alone with it: in Vietnam please call 115 (medical emergency) now, or talk to someone you trust; if you are under 18, call 111. I'm only an automatic assistant, so I'm asking someone at DCNET to contact you.
care-danger = If you are in danger, please call 113 (police) now, or 115 if someone is hurt. Keep the messages and calls as evidence.
care-threat = I understand that you are very upset. I have to pass a threat on to the person in charge; I'm still here to finish your request.
case-opened-safety = I told DCNET's staff at once, request { $reference }.
care-abuse = I know this is frustrating. I'm still here to get it done for you.
care-abuse-person = If I'm not helping, type "staff" and I'll pass you to a person at once.
kind-safety = someone to contact you at once
yes-unsure = I have not done anything yet. When you are sure, type "yes"; if you would rather not, type "stop".
