### Mã và thông báo gửi ra ngoài cuộc trò chuyện: ngắn, rõ, không lộ giá trị đầy đủ.

send-code-subject = DCNET: mã xác minh
send-code-link = DCNET: { $code } là mã liên kết cuộc trò chuyện với hồ sơ khách hàng, hiệu lực 10 phút. Không đưa mã này cho bất kỳ ai, kể cả nhân viên. Nếu không phải Anh/Chị yêu cầu, xin bỏ qua.
send-code-confirm = DCNET: { $code } là mã xác minh để xem và cập nhật hồ sơ khách hàng, hiệu lực 10 phút. Không đưa mã này cho bất kỳ ai, kể cả nhân viên.
send-code-old = DCNET: { $code } là mã cho phép đổi { $field } của hồ sơ thành { $value }, hiệu lực 10 phút. Nếu không phải Anh/Chị, KHÔNG đưa mã cho ai và gọi 1900 0382.
send-code-other = DCNET: { $code } là mã cho phép đổi { $field } của hồ sơ thành { $value }, hiệu lực 10 phút. Nếu không phải Anh/Chị, KHÔNG đưa mã cho ai và gọi 1900 0382.
send-code-new = DCNET: { $code } là mã xác nhận { $value } làm { $field } mới của hồ sơ khách hàng, hiệu lực 10 phút. Nếu không phải Anh/Chị yêu cầu, xin bỏ qua.
notice-subject = DCNET: thông báo về hồ sơ khách hàng
notice-detail-changed = DCNET: { $field } trong hồ sơ của Anh/Chị vừa được cập nhật, mã { $reference }. Nếu không phải Anh/Chị, xin gọi ngay 1900 0382.
notice-contact-changed = DCNET: { $field } trong hồ sơ của Anh/Chị vừa đổi thành { $new }, mã { $reference }. Nếu không phải Anh/Chị, bấm trước { $until } để hoàn lại: { $link } hoặc gọi 1900 0382.
notice-contact-changed-chat = { $field } trong hồ sơ của Anh/Chị vừa đổi thành { $new }, mã { $reference }. Nếu không phải Anh/Chị, bấm nút bên dưới trước { $until }.
notice-contact-held = DCNET: có yêu cầu { $reference } đổi { $field } trong hồ sơ của Anh/Chị thành { $new }, có hiệu lực lúc { $until }. Nếu không phải Anh/Chị, bấm để hủy: { $link } hoặc gọi 1900 0382.
notice-contact-held-chat = Có yêu cầu { $reference } đổi { $field } trong hồ sơ của Anh/Chị thành { $new }, có hiệu lực lúc { $until }. Nếu không phải Anh/Chị, bấm nút bên dưới.
notice-held-applied = DCNET: yêu cầu { $reference } đã hết thời hạn chờ, { $field } mới trong hồ sơ của Anh/Chị đã có hiệu lực. Thắc mắc xin gọi 1900 0382.
notice-undone = DCNET: thay đổi { $reference } đã được hoàn lại, mọi liên kết trò chuyện đã ngắt và việc tự cập nhật tạm khóa. Bộ phận bảo mật sẽ liên hệ Anh/Chị. Hotline 1900 0382.
notice-chat-unlinked = Cuộc trò chuyện này vừa được ngắt khỏi hồ sơ, theo yêu cầu từ một cuộc trò chuyện khác của Anh/Chị. Nếu không phải Anh/Chị yêu cầu, xin gọi ngay 1900 0382 hoặc gõ "gặp nhân viên".
