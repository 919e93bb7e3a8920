# Yêu cầu qua lại giữa đồng nghiệp

console-do-assign = Giao cho đồng nghiệp
console-assign-what = Người được giao nhận được tin nhắn riêng và phụ trách yêu cầu từ lúc này.
console-assign-to = Giao cho
console-assign-choose = Chọn người
console-assign-words = Lời nhắn (không bắt buộc)
console-assign-nobody = Chọn một người có thể xử lý yêu cầu này.
console-assign-theirs = Yêu cầu này đang do người đó xử lý rồi.
console-no-lead = Chỉ người đang xử lý hoặc trưởng nhóm giao yêu cầu cho người khác được.
console-done-assign = Đã giao cho đồng nghiệp.
console-did-assigned = giao cho đồng nghiệp
console-assigned-to = Người nhận: { $name }
console-key-assign = giao cho đồng nghiệp
console-memo-assigned = vừa được giao cho Anh/Chị
console-memo-passed_on = đã được giao cho người khác

## Nhãn
console-tags = Nhãn
console-tags-add = Thêm nhãn
console-tags-hint = ví dụ: vip, hoàn tiền
console-do-tag = Gắn nhãn
console-tag-remove = Bỏ nhãn { $tag }
console-tags-unread = Nhãn chỉ gồm chữ, số và gạch nối, tối đa { $longest } ký tự; không dùng số điện thoại hay số giấy tờ.
console-tags-none = Nhập một nhãn.
console-tags-many = Mỗi yêu cầu có nhiều nhất { $most } nhãn. Bỏ bớt một nhãn trước.
console-done-tag = Đã cập nhật nhãn.
console-did-tagged = cập nhật nhãn
console-tagged-added = Thêm: { $tags }
console-tagged-removed = Bỏ: { $tags }
console-key-tag = gắn nhãn

## Nhắc đồng nghiệp trong ghi chú
mentions-title = Nhắc đến tôi
mentions-by = { $name } nhắc đến Anh/Chị trong một ghi chú
mentions-new = Mới
mentions-none = Chưa có ghi chú nào nhắc đến Anh/Chị. Đồng nghiệp viết @ và tên đăng nhập để nhắc.
console-mentions = Có { $n } ghi chú nhắc đến Anh/Chị.
console-mentions-show = Xem
console-note-hint = Chỉ nội bộ; khách hàng không thấy. Viết @ và tên đăng nhập để nhắc đồng nghiệp.
console-note-named = Nhắc đến: { $names }
console-note-unknown = Không có ai tên { $names }: chỉ để như chữ.
console-key-mention = nhắc đồng nghiệp (trong ghi chú)
console-note-people = Nhắc đồng nghiệp
console-note-find = Tìm đồng nghiệp

## Yêu cầu liên quan: trùng, liên kết, gộp
console-near = Yêu cầu liên quan
console-alike = Có thể trùng: cùng khách hàng, cùng loại, đang mở
console-alike-same = cùng giá trị mới
console-alike-other = giá trị mới khác
console-linked = Đã liên kết
console-merged-here = Đã gộp vào yêu cầu này
console-merged-into = Đã gộp, tiếp tục trong yêu cầu
console-link = Liên kết với yêu cầu khác
console-link-to = Mã yêu cầu của cùng khách hàng
console-do-link = Liên kết
console-do-unlink = Bỏ
console-unlink-which = Bỏ liên kết với { $case }
console-link-none = Không tìm thấy yêu cầu khác có mã này.
console-link-other = Chỉ liên kết được các yêu cầu của cùng một khách hàng đã xác định.
console-link-already = Hai yêu cầu này đã liên kết rồi.
console-link-many = Mỗi yêu cầu có nhiều nhất { $most } liên kết.
console-done-link = Đã cập nhật liên kết.
console-did-linked = liên kết với yêu cầu khác
console-did-unlinked = bỏ liên kết với yêu cầu khác
console-do-merge = Gộp vào yêu cầu khác
console-merge-what = Yêu cầu này đóng lại, yêu cầu được chọn tiếp tục với hạn sớm hơn của hai bên. Giấy tờ và cuộc trò chuyện vẫn xem được từ yêu cầu kia. Khách hàng được báo mã tiếp tục.
console-merge-into = Tiếp tục trong
console-merge-other-value = Giá trị mới khác: giá trị của yêu cầu này sẽ không được xét nữa.
console-merge-words = Lý do (không bắt buộc)
console-merge-none = Chọn yêu cầu sẽ tiếp tục.
console-merge-other = Chỉ gộp được các yêu cầu của cùng khách hàng và cùng loại.
console-merge-unproven = Một bên đã xác minh khách hàng, bên kia chưa. Không gộp được hai yêu cầu như vậy.
console-merge-not-into = Yêu cầu { $reference } đang do người khác xử lý hoặc không còn ở bước gộp được.
console-merge-clock = Đồng hồ báo cơ quan chức năng chỉ chạy ở yêu cầu này. Gộp { $reference } vào yêu cầu này, không phải ngược lại.
console-done-merge = Đã gộp và đóng yêu cầu này.
console-did-merged = gộp một yêu cầu khác vào đây
console-did-moved-merged = gộp vào yêu cầu khác
console-memo-merged = vừa có yêu cầu khác được gộp vào
console-state-merged = Đã gộp
console-paper-from = từ { $case }

## Nhiều yêu cầu một lúc
bulk-title = Làm với các yêu cầu đã chọn
bulk-all = Chọn cả trang
bulk-choose = Chọn { $case }
bulk-assign = Giao
bulk-none = Chọn ít nhất một yêu cầu trong danh sách.
bulk-nobody = Chọn người được giao.
bulk-done = Đã làm xong với { $n } yêu cầu.
bulk-left = { $n } yêu cầu chưa làm được:
bulk-stale = vừa thay đổi: { $who } { $what }
bulk-key = chọn yêu cầu
