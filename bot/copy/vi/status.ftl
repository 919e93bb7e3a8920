### Trang mở từ liên kết trong thông báo.

not-me-title = DCNET – Không phải tôi
not-me-ask-headline = Thay đổi này không phải do Anh/Chị?
not-me-ask-text = Nếu bấm nút dưới đây, DCNET sẽ hoàn lại liên hệ trong hồ sơ, ngắt mọi cuộc trò chuyện đang liên kết và tạm khóa việc tự cập nhật. Bộ phận bảo mật sẽ liên hệ Anh/Chị.
not-me-ask-held-headline = Yêu cầu này không phải do Anh/Chị?
not-me-ask-held-text = Nếu bấm nút dưới đây, DCNET sẽ hủy yêu cầu, ngắt mọi cuộc trò chuyện đang liên kết và tạm khóa việc tự cập nhật. Bộ phận bảo mật sẽ liên hệ Anh/Chị.
not-me-what-applied = Lúc { $at }, { $field } trong hồ sơ được đổi thành { $new }, mã yêu cầu { $reference }. Có thể hoàn lại trước { $until }.
not-me-what-held = Lúc { $at }, có yêu cầu { $reference } đổi { $field } trong hồ sơ thành { $new }. Thay đổi chưa có hiệu lực, sẽ có hiệu lực lúc { $until }.
not-me-act = Không phải tôi, hoàn lại ngay
not-me-done-headline = Đã hoàn lại
not-me-done-text = Thay đổi đã được hoàn lại, mọi liên kết đã ngắt và việc tự cập nhật đang tạm khóa. Bộ phận bảo mật sẽ liên hệ Anh/Chị sớm nhất.
not-me-done-held-headline = Đã hủy yêu cầu
not-me-done-held-text = Hồ sơ giữ nguyên như cũ, mọi liên kết đã ngắt và việc tự cập nhật đang tạm khóa. Bộ phận bảo mật sẽ liên hệ Anh/Chị sớm nhất.
not-me-late-headline = Liên kết không còn hiệu lực
not-me-late-text = Liên kết đã hết hạn hoặc đã được dùng. Nếu Anh/Chị vẫn lo ngại, xin gọi ngay hotline.
not-me-busy-headline = Xin thử lại sau ít phút
not-me-busy-text = Có quá nhiều lượt mở trang từ mạng này. Cần gấp xin gọi hotline.
