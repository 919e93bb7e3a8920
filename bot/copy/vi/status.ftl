### Trang mở từ liên kết trong thông báo.

not-me-title = DCNET – Không phải tôi
not-me-ask-headline = Thay đổi này không phải do Anh/Chị?
not-me-ask-text = Nếu bấm nút dưới đây, DCNET sẽ hoàn lại liên hệ trong hồ sơ, ngắt mọi cuộc trò chuyện đang liên kết và tạm khóa việc tự cập nhật. Bộ phận bảo mật sẽ liên hệ Anh/Chị.
not-me-act = Không phải tôi, hoàn lại ngay
not-me-done-headline = Đã hoàn lại
not-me-done-text = Thay đổi đã được hoàn lại, mọi liên kết đã ngắt và việc tự cập nhật đang tạm khóa. Bộ phận bảo mật sẽ liên hệ Anh/Chị sớm nhất.
not-me-late-headline = Liên kết không còn hiệu lực
not-me-late-text = Liên kết đã hết hạn hoặc đã được dùng. Nếu Anh/Chị vẫn lo ngại, xin gọi ngay hotline.
not-me-busy-headline = Xin thử lại sau ít phút
not-me-busy-text = Có quá nhiều lượt mở trang từ mạng này. Cần gấp xin gọi hotline.
