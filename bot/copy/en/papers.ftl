### Why a paper someone sent could not be taken, and how to send it again.

paper-empty = The file you sent is empty, so I could not see anything in it. Please choose the file again and resend it.
paper-too-big = This file is larger than { $limit } MB, so I could not take it. Please photograph the paper with your phone, or make the file smaller, and send it again.
paper-wrong-type = I can take JPEG and PNG pictures and PDF files, and this is another kind of file. Please photograph the paper, or save it as a PDF, and send it again.
paper-unreadable = I could not open this file; it may have been damaged on the way. Please send it again, or send a photo of the paper instead.
paper-too-many-pages = This PDF has { $pages } pages, and I can take { $limit } pages a file at most. Please send only the pages that matter, or split them into several files.
paper-too-many-pixels = This picture has more than { $limit } megapixels, so I could not process it. Please make it smaller, or take it again at a normal resolution, and send it again.
paper-locked = This PDF is locked or has a password, so I could not look inside. Please send an unlocked copy, or a photo of each page. Please do not send the password here.
paper-active-content = This PDF holds a script, an interactive form or an attached file, so for safety I could not take it. Please print it to a new PDF, or send a photo of each page.
paper-infected = Our protection warns that this file is harmful, so I could not take it. Please scan your device for viruses, then send a photo of the paper instead.
paper-lost = I could not download this file. Please send it again.
