### Lý do của quyết định: nhãn cho nhân viên (reason-QUYẾT ĐỊNH-MÃ), câu gửi khách (reason-text-…).

## Từ chối
reason-refuse-papers-missing = Chưa đủ giấy tờ
reason-text-refuse-papers-missing = Giấy tờ Anh/Chị gửi chưa đủ để DCNET xác minh. Khi có đủ, Anh/Chị gửi lại yêu cầu, DCNET sẽ xử lý ngay.
reason-refuse-papers-unreadable = Giấy tờ không đọc được
reason-text-refuse-papers-unreadable = Ảnh giấy tờ bị mờ hoặc bị che nên DCNET chưa đọc được. Anh/Chị chụp lại đủ bốn góc, rõ chữ, rồi gửi yêu cầu mới giúp DCNET.
reason-refuse-papers-expired = Giấy tờ hết hạn
reason-text-refuse-papers-expired = Giấy tờ Anh/Chị gửi đã hết hạn. Anh/Chị gửi lại yêu cầu kèm giấy tờ còn hiệu lực giúp DCNET.
reason-refuse-person-differs = Không khớp với người trong hồ sơ
reason-text-refuse-person-differs = Thông tin trên giấy tờ không khớp với hồ sơ khách hàng. Để bảo vệ dữ liệu của chủ hồ sơ, DCNET chưa thể thay đổi.
reason-refuse-contact-not-own = Số hoặc email không phải của khách
reason-text-refuse-contact-not-own = DCNET chưa xác minh được số điện thoại hoặc email mới là của Anh/Chị. Anh/Chị gửi lại yêu cầu với liên hệ do chính mình sử dụng giúp DCNET.
reason-refuse-value-wrong = Thông tin yêu cầu đổi không đúng
reason-text-refuse-value-wrong = Thông tin mới không khớp với giấy tờ Anh/Chị gửi. Anh/Chị kiểm tra lại rồi gửi yêu cầu mới giúp DCNET.
reason-refuse-no-ground = Không có căn cứ đổi tên
reason-text-refuse-no-ground = Giấy tờ Anh/Chị gửi chưa cho thấy tên đã được thay đổi hợp pháp. DCNET chỉ đổi tên theo giấy tờ của cơ quan có thẩm quyền.
reason-refuse-unanswered = Khách không bổ sung
reason-text-refuse-unanswered = DCNET chưa nhận được phần Anh/Chị cần bổ sung nên chưa thể xử lý tiếp. Khi có đủ, Anh/Chị mở lại yêu cầu này trong 14 ngày, hoặc gửi yêu cầu mới.
reason-refuse-duplicate = Trùng yêu cầu khác
reason-text-refuse-duplicate = Yêu cầu này trùng với một yêu cầu khác của Anh/Chị mà DCNET đang xử lý. Anh/Chị theo dõi yêu cầu kia là đủ.
reason-refuse-other = Lý do khác (tự viết)

## Yêu cầu bổ sung
reason-ask_more-papers-missing = Còn thiếu giấy tờ
reason-text-ask_more-papers-missing = Anh/Chị gửi thêm ảnh giấy tờ tùy thân và giấy tờ cho thấy sự thay đổi giúp DCNET.
reason-ask_more-papers-unreadable = Ảnh giấy tờ chưa rõ
reason-text-ask_more-papers-unreadable = Ảnh giấy tờ chưa rõ. Anh/Chị chụp lại ở nơi đủ sáng, đủ bốn góc, không lóa, rồi gửi giúp DCNET.
reason-ask_more-both-sides = Cần cả hai mặt
reason-text-ask_more-both-sides = DCNET cần ảnh cả hai mặt giấy tờ tùy thân. Anh/Chị gửi thêm mặt còn lại giúp DCNET.
reason-ask_more-evidence = Cần bằng chứng
reason-text-ask_more-evidence = Anh/Chị gửi giúp ảnh chụp màn hình tin nhắn, cuộc gọi hoặc hợp đồng liên quan. Ảnh nào có cũng được, không bắt buộc đủ.
reason-ask_more-when-and-who = Cần thời gian và bên liên quan
reason-text-ask_more-when-and-who = Anh/Chị cho DCNET biết việc xảy ra khi nào, và ai hoặc số nào đã liên hệ với Anh/Chị.
reason-ask_more-say-more = Cần nói rõ hơn
reason-text-ask_more-say-more = Anh/Chị nói rõ hơn giúp DCNET: cần DCNET làm gì, và với thông tin nào.
reason-ask_more-other = Nội dung khác (tự viết)

## Gia hạn
reason-extend-complex = Vụ việc phức tạp
reason-text-extend-complex = Vụ việc cần nhiều bộ phận cùng kiểm tra để trả lời Anh/Chị chính xác.
reason-extend-third-party = Chờ bên thứ ba
reason-text-extend-third-party = DCNET đang chờ bên liên quan xác nhận thông tin, và sẽ trả lời Anh/Chị ngay khi có.
reason-extend-papers-checked = Cần thêm thời gian kiểm tra giấy tờ
reason-text-extend-papers-checked = Giấy tờ Anh/Chị gửi cần được kiểm tra thêm với cơ quan cấp.
reason-extend-other = Lý do khác (tự viết)

## Trả lời và đóng
reason-settle-done = Đã làm theo yêu cầu
reason-text-settle-done = DCNET đã thực hiện theo yêu cầu của Anh/Chị.
reason-settle-explained = Đã giải đáp
reason-text-settle-explained = DCNET đã giải đáp thắc mắc của Anh/Chị. Nếu còn điều gì chưa rõ, Anh/Chị nhắn lại giúp DCNET.
reason-settle-stopped = Đã chặn, đã bảo vệ tài khoản
reason-text-settle-stopped = DCNET đã kiểm tra và chặn việc sử dụng thông tin mà Anh/Chị báo. Nếu còn bị làm phiền, Anh/Chị báo lại ngay giúp DCNET.
reason-settle-not-ours = Không phát sinh từ DCNET
reason-text-settle-not-ours = DCNET đã kiểm tra và không thấy thông tin bị lộ từ phía DCNET. Anh/Chị nên báo thêm cho cơ quan công an hoặc gọi 156 để phản ánh cuộc gọi lừa đảo.
reason-settle-not-granted = Không thực hiện được
reason-text-settle-not-granted = DCNET đã xem xét và không thực hiện được yêu cầu này.
reason-settle-unanswered = Khách không trả lời
reason-text-settle-unanswered = DCNET chưa nhận được trả lời của Anh/Chị nên tạm đóng yêu cầu. Anh/Chị mở lại được trong 14 ngày.
reason-settle-other = Nội dung khác (tự viết)

## Thanh quyết định
reasons-pick = Lý do
reasons-choose = Chọn lý do
reasons-take = Dùng câu của lý do này
reasons-read = Khách hàng sẽ nhận được
reasons-here = (nội dung viết ở trên)
reasons-show = Xem tin sẽ gửi
reasons-look = Chưa gửi. Đọc lại tin bên dưới, sửa nếu cần, rồi bấm gửi.
reasons-line = Lý do: { $reason }
reasons-needed = Từ chối cần chọn một lý do.
reasons-gone = Lý do này không dùng được cho yêu cầu này. Chọn lý do khác.
reasons-none = Việc này không cần mã lý do.

## Cài đặt
reasons-title = Lý do quyết định
reasons-lead = Lý do nhân viên chọn khi từ chối, yêu cầu bổ sung, gia hạn hoặc đóng yêu cầu. Mỗi lý do có câu gửi khách bằng hai thứ tiếng, sửa được trước khi gửi. Báo cáo đếm theo mã.
reasons-decision = Quyết định
reasons-decision-refuse = Từ chối
reasons-decision-ask_more = Yêu cầu bổ sung
reasons-decision-extend = Gia hạn
reasons-decision-settle = Trả lời và đóng
reasons-own = Của riêng bàn này
reasons-off = Đang tắt
reasons-switch-off = Tắt
reasons-switch-on = Dùng lại
reasons-switch-off-named = Tắt lý do { $label }
reasons-switch-on-named = Dùng lại lý do { $label }
reasons-change = Sửa
reasons-change-named = Sửa lý do { $label }
reasons-new = Thêm lý do
reasons-changing = Sửa lý do
reasons-code = Mã
reasons-code-hint = Chữ thường không dấu, số và gạch nối, như "cho-chi-nhanh". Không đổi được về sau.
reasons-label-vi = Nhãn tiếng Việt, cho nhân viên
reasons-label-en = Nhãn tiếng Anh, cho nhân viên
reasons-text-vi = Câu gửi khách, tiếng Việt
reasons-text-en = Câu gửi khách, tiếng Anh
reasons-kinds = Dùng cho loại yêu cầu
reasons-kinds-hint = Không chọn thì dùng cho mọi loại.
reasons-save = Lưu lý do
reasons-saved = Đã lưu, đang có hiệu lực.
reasons-any-kind = mọi loại
reasons-wrong-code = Mã gồm chữ thường không dấu, số và gạch nối, tối đa { $most } ký tự.
reasons-wrong-taken = Đã có lý do mang mã này.
reasons-wrong-gone = Không có lý do này.
reasons-wrong-many = Đã có { $most } lý do riêng. Sửa một lý do có sẵn thay vì thêm.
reasons-wrong-kinds = Loại yêu cầu đã chọn không có quyết định này.
reasons-wrong-label = Viết nhãn bằng cả hai thứ tiếng, tối đa { $most } ký tự.
reasons-wrong-text = Viết câu gửi khách bằng cả hai thứ tiếng, tối đa { $most } ký tự.
reasons-trouble = Không có lý do này
reasons-trouble-step = Mở lại danh sách lý do.
