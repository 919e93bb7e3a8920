### What is said on Zalo alone.

# After "I can't read": all that Zalo shows a bot of it is that it came.
other-unsupported = files, videos, links or contact cards on Zalo (only words and photos reach me here)
