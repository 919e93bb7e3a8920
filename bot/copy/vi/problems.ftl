### Lỗi mà trang web hiện cho người dùng.

problem-no-session = Phiên trò chuyện đã hết. Anh/Chị tải lại trang giúp em.
problem-csrf = Phiên trò chuyện không hợp lệ. Anh/Chị tải lại trang giúp em.
problem-too-fast = Anh/Chị gửi hơi nhanh, chờ em một chút ạ.
problem-bad-body = Em chưa đọc được nội dung này. Anh/Chị thử lại giúp em.
problem-too-long = Tin nhắn quá dài, Anh/Chị gửi ngắn lại giúp em.
problem-file-too-big = Tệp lớn hơn 10 MB. Anh/Chị gửi tệp nhỏ hơn giúp em.
problem-file-kind = Em chỉ nhận ảnh JPEG, PNG hoặc PDF ạ.
problem-not-found = Không tìm thấy trang này.
problem-unavailable = Hệ thống đang bận, Anh/Chị thử lại sau ít phút ạ.
problem-forbidden = Yêu cầu này không được chấp nhận.
problem-method = Trang này không mở theo cách đó.

refusal-title = DCNET – chưa mở được trang
refusal-step = Anh/Chị xem lại đường dẫn, hoặc về trang đầu để trò chuyện với DCNET.
refusal-home = Về trang đầu
