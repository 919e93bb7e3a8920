### The customer asks back ("what do you mean?"): what is open is explained, then asked again.

explain-choose = Please pick one of the items below, or say what you need, e.g. "change my phone number". To reach a person, type "staff".

## Who it is
explain-claim = I need to know which customer you are to find the right record. A customer code looks like DC10023; if you don't remember it, your registered phone number or e-mail will do.
explain-code-where = The verification code is a number that shows that the record is yours. Choose where you can read it now: e-mail or text message.
explain-code = The code is the number in the text message or e-mail from DCNET. Open that message and type the number here; if it hasn't come, type "resend".
explain-customer = One phone number or e-mail can belong to several records. Choose the one this is about.
explain-portal = You came here from client.dcnet.vn. Once linked, I know who you are and needn't ask for your customer code; nothing has been changed. If that account isn't yours, choose "No, leave it".

## Updates, change of name
explain-field = Choose what to change in your record; then I'll ask for the new value.
explain-doubt = I wasn't sure about something in your answer, so I ask rather than note it wrongly. Choose what is right, or type "edit".
explain-papers = Take a photo of your papers, or choose a PDF, and send it here like any picture. When all is sent, type "done".
explain-new_name = This is the name your record will have instead of the present one. Type it in full as on your papers, with its marks, e.g. Nguyễn Thị Mai Anh.
explain-name_reason = "Civil status change" means that you changed it with the authorities, "correction" that your papers had it wrong and were put right. If we misspelled it, choose "DCNET's spelling mistake"; anything else, just type it.
explain-name_paper = A paper with the new name on it, for our staff to compare. Choose the one you have, or type another.

## Reports of misuse
explain-misuse_what = Tell me what happened with your data, e.g. "a stranger knows my name and number and calls to offer loans".
explain-misuse_harm = I ask to see how urgent it is: you are losing money, many people are affected, or it leaked from DCNET. If it is none of these, type "skip".
explain-misuse_when = I ask when it happened, e.g. "yesterday" or "last month". If you don't remember, type "skip".
explain-misuse_where = I ask where you noticed it, e.g. which number called, a website, a Facebook group. If you don't know, type "skip".
explain-misuse_wish = I ask what DCNET should do, e.g. "make them stop calling". If you're not sure yet, type "skip".
explain-misuse_reach = When there is news of your report, DCNET needs a way to tell you: a phone number, an e-mail address, or only this chat.
explain-evidence = Evidence is whatever shows what happened: screenshots, messages, PDF files. The report can be sent without any; then type "skip".
explain-hand-in = Your report has not reached our staff yet. "Send now" sends what there is, "Continue" lets you tell more, "Do not send" drops it.
explain-freeze = Freezing means that nobody, not even you, can change the record by chat until our staff lift it. Your services run on as usual.

## Requests, links, my data
explain-withdraw = Withdrawing means that DCNET stops working on this request and your record stays as it is. If our staff should go on, choose "Keep it".
explain-undo = A contact in your record was just changed. If it wasn't you, I put the old one back and freeze self-service; if it was you, type "no".
explain-unlink = Once unlinked, that chat can no longer see or change the record, and has to be verified anew. If you don't want that, choose "Keep it".
explain-full = In full, your phone number, e-mail and ID number are readable; the masked version shows only a part. On a shared device, better choose the masked one.
explain-form-kept = Before you asked for a person, a form was half filled in. "Continue" goes on there; "Later" leads to the menu, where you can still type "continue" for some days.
explain-marketing = Type the phone number or e-mail address that gets the advertising, and I'll note that DCNET stops sending there.
explain-reopen = Write a few words about what is still wrong; I'll open the request again for our staff. If you no longer need that, choose "Leave it closed".
explain-rate = The request is closed, so I ask how you found it: 1 star is poor, 5 stars very good. If you'd rather not, type "skip".
explain-rate-comment = If you'd like to add something, write a few words; otherwise type "skip".
