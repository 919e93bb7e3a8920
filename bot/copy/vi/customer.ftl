### Trang khách hàng của bàn làm việc.

customer-title = Khách hàng { $code }
customer-open = Xem hồ sơ khách hàng
customer-record = Hồ sơ
customer-language = Ngôn ngữ
customer-contracts = Hợp đồng đang dùng
customer-since = Có hồ sơ từ
customer-new-contact = Liên hệ mới, có hiệu lực xác minh từ { $until }
customer-returned = Thư gửi tới đây bị trả lại
customer-consents = Đồng ý và quảng cáo
customer-marketing-what = Quảng cáo
customer-marketing = Chưa báo dừng
customer-notice = Thông báo bảo mật
customer-notice-shown = Bản { $version }, { $channel }, { $when }
customer-notice-none = Chưa có cuộc trò chuyện nào được xem.
customer-chats = Cuộc trò chuyện đã liên kết
customer-chat-linked = liên kết { $when }
customer-chat-last = nhắn lần cuối { $when }
customer-chats-none = Không có cuộc trò chuyện nào đang liên kết.
customer-cases = Mọi yêu cầu
customer-cases-none = Chưa có yêu cầu nào.
customer-cases-more = Xem tất cả
customer-history = Thay đổi của hồ sơ ({ $years } năm)
customer-history-none = Chưa có thay đổi nào.
customer-trouble = Không tìm thấy khách hàng
customer-trouble-step = Tìm lại bằng mã khách hàng, số điện thoại hoặc tên.
