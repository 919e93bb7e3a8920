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
