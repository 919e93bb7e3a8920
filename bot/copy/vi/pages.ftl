# Chữ trên các trang web: trang chủ, trò chuyện, hộp thư đi của bản dùng thử.

page-company = Công ty Cổ phần Viễn thông DCNET
page-address = 137 Lê Quang Định, Phường 14, Quận Bình Thạnh, TP. Hồ Chí Minh
page-hotline = Tổng đài
page-hotline-charged = Cuộc gọi tới đầu số 1900 có tính cước.
page-language-vi = Tiếng Việt
page-language-en = English
page-theme-to-dark = Chuyển sang nền tối
page-theme-to-light = Chuyển sang nền sáng

## Trang chủ

landing-title = DCNET · Khiếu nại và yêu cầu dữ liệu
landing-headline = Thông tin của Anh/Chị, Anh/Chị làm chủ.
landing-lead = Nơi khách hàng DCNET cập nhật thông tin, đổi tên, báo thông tin bị dùng sai và yêu cầu về dữ liệu cá nhân.
landing-chat-title = Trò chuyện
landing-chat-text = Dành cho khách hàng. Trợ lý tự động trả lời ngay, nhân viên tiếp nhận khi cần.
landing-chat-action = Mở trò chuyện
landing-status-title = Tra cứu yêu cầu
landing-status-text = Xem yêu cầu đã đến đâu, gửi bổ sung, rút hoặc đánh giá, không cần trò chuyện.
landing-status-action = Tra cứu
landing-console-title = Bàn làm việc
landing-console-text = Dành cho nhân viên DCNET. Hàng đợi hồ sơ, xác thực và quyết định.
landing-console-action = Vào bàn làm việc
landing-outbox-title = Hộp thư đi
landing-outbox-text = Bản dùng thử không gửi email hay SMS ra ngoài. Mọi thư và mã hiện ở đây.
landing-outbox-action = Xem thư và mã
landing-demo = Bản dùng thử: khách hàng và nhân viên đều là dữ liệu mẫu.

## Trò chuyện: trang

chat-title = DCNET · Trợ lý tự động
chat-description = Trò chuyện với trợ lý tự động của DCNET: cập nhật thông tin, đổi tên khách hàng, báo lạm dụng và yêu cầu về dữ liệu cá nhân.
chat-assistant = Trợ lý tự động
chat-skip = Tới ô nhập tin nhắn
chat-log = Nội dung trò chuyện
chat-loading = Đang mở cuộc trò chuyện…
chat-photo-notice = Ảnh giấy tờ được gỡ khỏi khung chat ngay sau khi DCNET lưu an toàn.
chat-no-script = Trang trò chuyện cần JavaScript. Anh/Chị bật JavaScript rồi tải lại trang, hoặc gọi tổng đài { $phone }.
chat-menu = Menu
chat-attach = Đính kèm ảnh hoặc PDF
chat-say = Tin nhắn của Anh/Chị
chat-say-hint = Nhập tin nhắn…
chat-send = Gửi
chat-blank = Anh/Chị cần em hỗ trợ việc gì? Nhập tin nhắn hoặc bấm nút Menu.
chat-keys = Enter để gửi, Shift + Enter để xuống dòng
chat-newest = Tin mới
chat-choices = Câu trả lời nhanh

## Trò chuyện: bên cạnh, trên màn hình rộng

chat-side-headline = Thông tin của Anh/Chị, Anh/Chị làm chủ.
chat-side-lead = Trợ lý tự động của DCNET luôn sẵn sàng. Việc cần người quyết định, em chuyển cho nhân viên.
chat-side-can = Em giúp được gì
chat-side-update-title = Cập nhật thông tin
chat-side-update = Số điện thoại, địa chỉ, email, số căn cước, ngày sinh, người liên hệ.
chat-side-name-title = Đổi tên khách hàng
chat-side-name = Gửi biểu mẫu và giấy tờ, nhân viên xác thực rồi cập nhật.
chat-side-misuse-title = Báo thông tin bị dùng sai
chat-side-misuse = Kể ngắn gọn, kèm bằng chứng; việc khẩn được báo ngay.
chat-side-data-title = Yêu cầu về dữ liệu
chat-side-data = Xem, nhận bản sao, yêu cầu xóa, ngừng nhận quảng cáo.
chat-side-urgent = Cần gấp, xin gọi

## Nút trò chuyện trên trang khác

embed-open = Trò chuyện với DCNET
embed-unread = { $n } tin chưa đọc
embed-close = Đóng trò chuyện

## Trò chuyện: kết nối

chat-link-lost = Mất kết nối. Em đang nối lại…
chat-link-back = Đã nối lại.
chat-link-offline = Thiết bị đang ngoại tuyến. Tin nhắn sẽ tự gửi khi có mạng.

## Trò chuyện: tin nhắn

chat-from-customer = Anh/Chị
chat-from-staff = { $name } · nhân viên DCNET
chat-from-staff-nameless = Nhân viên DCNET
chat-day-today = Hôm nay
chat-day-yesterday = Hôm qua
chat-typing = Đang soạn tin…
chat-tick-pending = Đang gửi
chat-tick-sent = Đã gửi
chat-tick-received = Đã nhận
chat-tick-waiting = Chưa gửi được, sẽ tự gửi lại
chat-tick-failed = Chưa gửi được
chat-resend = Gửi lại
chat-mend = Sửa lại
chat-drop = Bỏ
chat-new-window = (mở trong thẻ mới)

## Trò chuyện: ô nhập

chat-left = Còn { $n } ký tự
chat-too-long = Tin dài quá { $n } ký tự. Anh/Chị rút gọn hoặc chia làm hai tin giúp em.
chat-slow-down = Anh/Chị gửi hơi nhanh. Em gửi tiếp sau { $n } giây.
chat-refused = Tin này chưa gửi được. Anh/Chị thử lại hoặc gọi { $phone }.

## Trò chuyện: tệp

chat-file-ready = Gửi tệp này?
chat-file-send = Gửi tệp
chat-file-several = { $n } tệp
chat-file-send-all = Gửi { $n } tệp
chat-file-preview = Ảnh xem trước của { $name }
chat-file-drop-here = Thả ảnh hoặc PDF vào đây
chat-file-sending = Đang tải lên { $n }%
chat-file-queued = Đang chờ tải lên
chat-file-cancel = Hủy tải lên
chat-file-cancelled = Đã hủy gửi { $name }.
chat-file-waiting = Đang kiểm tra và lưu…
chat-file-stored-image = Đã lưu an toàn. Ảnh đã gỡ khỏi khung chat.
chat-file-stored-pdf = Đã lưu an toàn. Tệp đã gỡ khỏi khung chat.
chat-file-declined = Em chưa cần tệp này nên không lưu ạ.
chat-file-failed = Chưa lưu được tệp này. Anh/Chị gửi lại giúp em.
chat-file-again = Chọn tệp khác
chat-file-too-big = Tệp nặng { $size }, tối đa { $max }. Anh/Chị chụp lại với cỡ nhỏ hơn giúp em.
chat-file-kind = Em chỉ nhận ảnh hoặc PDF. Anh/Chị chọn tệp khác giúp em.
chat-file-broken = Đường truyền bị ngắt khi tải { $name }. Anh/Chị bấm gửi lại giúp em.
chat-file-get = Tải về

## Trò chuyện: đã đóng

chat-ended-title = Cuộc trò chuyện đã đóng
chat-ended-idle = Đã 30 phút không có tin nhắn, nên em đóng lại để giữ an toàn cho thông tin của Anh/Chị.
chat-ended-expired = Mỗi phiên trò chuyện kéo dài tối đa 12 giờ. Em đóng lại để giữ an toàn cho thông tin của Anh/Chị.
chat-ended-unlinked = Khung chat này đã ngừng liên kết với hồ sơ khách hàng.
chat-ended-safe = Các yêu cầu đã gửi vẫn được xử lý bình thường.
chat-ended-new = Bắt đầu trò chuyện mới
chat-new-failed = Chưa mở được cuộc trò chuyện mới. Anh/Chị thử lại sau ít phút hoặc gọi { $phone }.
chat-portal-failed = Liên kết từ trang khách hàng chưa mở được. Anh/Chị thử lại, hoặc nhắn cho em tại đây ạ.

## Hộp thư đi

outbox-title = Hộp thư đi · bản dùng thử
outbox-headline = Hộp thư đi
outbox-lead = Email và SMS của bản dùng thử dừng ở đây, mới nhất trước. Trang tự cập nhật.
outbox-kind-mail = Email
outbox-kind-sms = SMS
outbox-to = Gửi tới
outbox-code = Mã
outbox-copy = Chép mã { $code }
outbox-copied = Đã chép
outbox-empty-title = Chưa có thư hay tin nào
outbox-empty-text = Mở trò chuyện và xin một mã, thư sẽ hiện ở đây.
outbox-loading = Đang lấy thư…
outbox-lost = Chưa lấy được thư mới. Trang sẽ tự thử lại.
outbox-open-chat = Mở trò chuyện
