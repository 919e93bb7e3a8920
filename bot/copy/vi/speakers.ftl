### Ai được nói thay cho ai: người liên hệ của tổ chức, người đại diện mang giấy tờ, mã số thuế.

speaker-linked = Dạ, cuộc trò chuyện này đã liên kết với hồ sơ của { $name } qua liên hệ đã đăng ký. Tại đây Anh/Chị cập nhật được các mục liên hệ và xem yêu cầu; tên hoặc mã số thuế của tổ chức thì cần giấy tờ. Anh/Chị muốn làm gì ạ?
speaker-contact = Dạ, người liên hệ chưa phải là chủ hồ sơ. Nếu Anh/Chị nhận được mã gửi tới số điện thoại hoặc email đã đăng ký của tổ chức, em liên kết rồi cập nhật được; nếu không, nhân viên sẽ xem giấy tờ. Anh/Chị muốn làm gì ạ?
speaker-who = Dạ, ở đây ai nhập được mã gửi tới số điện thoại hoặc email đã đăng ký thì được cập nhật hồ sơ đó; riêng tên và mã số thuế luôn cần giấy tờ. Người liên hệ được hỏi tiến độ. Người đại diện hoặc được ủy quyền gửi giấy tờ, nhân viên xem và trả lời ạ.
choice-act-for = Làm thay, có giấy tờ

kind-act_for_another = làm thay người khác
field-for_whom = người được làm thay
field-for_relation = quan hệ
field-for_wish = việc cần làm
field-for_reach = cách liên hệ
ask-for_whom = Dạ, em chưa thể tự đổi hồ sơ của người khác hay liên kết cuộc trò chuyện này vào đó, kể cả khi là người nhà. Em ghi lại và chuyển kèm giấy tờ cho nhân viên xem xét. Anh/Chị làm thay cho ai ạ? (họ tên hoặc tên tổ chức, mã khách hàng nếu có)
ask-for_relation = Anh/Chị là ai đối với người đó ạ? Anh/Chị chọn hoặc gõ quan hệ khác.
for_relation-attorney = Được ủy quyền
for_relation-parent = Cha, mẹ của người chưa thành niên
for_relation-guardian = Người giám hộ
for_relation-heir = Người thừa kế
ask-for_wish = Người đó cần DCNET làm gì ạ?
ask-for_reach = DCNET liên hệ với Anh/Chị bằng cách nào ạ? (số điện thoại hoặc email)
confirm-act_for_another =
    Em ghi nhận, để nhân viên xem xét:
    • Làm thay cho: { $for_whom }
    • Quan hệ: { $for_relation }
    • Việc cần làm: { $for_wish }
    • Liên hệ lại: { $for_reach }
    • Giấy tờ: { $files } tệp (giấy ủy quyền, giấy khai sinh, quyết định giám hộ hoặc giấy tờ thừa kế)
    Chưa có hồ sơ nào thay đổi. Đúng chưa ạ?

kind-change_tax_code = đổi mã số thuế
field-new_tax_code = mã số thuế mới
ask-new_tax_code = Dạ, mã số thuế chỉ đổi khi nhân viên đã xem giấy tờ; mã khác thường là một pháp nhân khác, khi đó cần chuyển hợp đồng. Anh/Chị cho em mã số thuế đúng ạ.
confirm-change_tax_code =
    Em ghi nhận, để nhân viên xem xét:
    • Khách hàng: { $old }
    • Mã số thuế đúng: { $new_tax_code }
    • Giấy tờ: { $files } tệp
    Đúng chưa ạ?
