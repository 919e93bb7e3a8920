### Errors that pages show to people.

problem-no-session = The chat session has ended. Please reload the page.
problem-csrf = The chat session is not valid. Please reload the page.
problem-too-fast = That was a little fast, one moment please.
problem-bad-body = I couldn't read that. Please try again.
problem-too-long = The message is too long. Please send a shorter one.
problem-file-too-big = The file is larger than 10 MB. Please send a smaller one.
problem-file-kind = Only JPEG, PNG or PDF files, please.
problem-not-found = This page does not exist.
problem-unavailable = The system is busy, please try again in a few minutes.
problem-forbidden = This request was not accepted.
problem-method = This page cannot be opened that way.

refusal-title = DCNET – the page did not open
refusal-step = Please check the address, or go to the first page to chat with DCNET.
refusal-home = To the first page
