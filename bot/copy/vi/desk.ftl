### Tin về yêu cầu, do nhân viên quyết định: trong cuộc trò chuyện (desk-…), qua email hoặc SMS (notice-desk-…).

desk-asked-more =
    Yêu cầu { $reference } cần Anh/Chị bổ sung:
    { $text }
desk-approved = Dạ, nhân viên DCNET đã xác minh yêu cầu { $reference }. Một nhân viên khác sẽ kiểm tra lại rồi mới ghi vào hồ sơ, Anh/Chị không cần làm gì thêm.
desk-refused =
    Dạ, DCNET chưa thực hiện được yêu cầu { $reference }. Lý do:
    { $text }
    Anh/Chị gõ "gặp nhân viên" nếu cần trao đổi thêm, hoặc gọi 1900 0382.
desk-name-applied = Dạ, yêu cầu { $reference } đã xong: tên khách hàng trong hồ sơ đã được đổi. Nếu cần phụ lục hợp đồng theo tên mới, Anh/Chị gọi 1900 0382.
desk-detail-applied = Dạ, yêu cầu { $reference } đã xong: { $field } trong hồ sơ của Anh/Chị đã được cập nhật.
desk-held = Dạ, yêu cầu { $reference } đã được hai nhân viên duyệt. Để bảo vệ Anh/Chị, { $field } mới có hiệu lực lúc { $until }, nếu không ai phản đối trước lúc đó.
desk-settled =
    Yêu cầu { $reference } đã được giải quyết:
    { $text }

notice-desk-reply = DCNET: { $name } trả lời yêu cầu { $reference }: { $text }
notice-desk-corrected = DCNET: { $name } sửa lại tin trước về yêu cầu { $reference }: { $text }
notice-desk-asked-more = DCNET: yêu cầu { $reference } cần Anh/Chị bổ sung: { $text } Anh/Chị mở lại trò chuyện với DCNET hoặc gọi 1900 0382.
notice-desk-approved = DCNET: yêu cầu { $reference } đã được xác minh và đang chờ nhân viên thứ hai kiểm tra. Anh/Chị không cần làm gì thêm.
notice-desk-refused = DCNET: chưa thực hiện được yêu cầu { $reference }. Lý do: { $text } Thắc mắc xin gọi 1900 0382.
notice-desk-name-applied = DCNET: yêu cầu { $reference } đã xong, tên khách hàng trong hồ sơ đã được đổi.
notice-desk-detail-applied = DCNET: yêu cầu { $reference } đã xong, { $field } trong hồ sơ đã được cập nhật.
notice-desk-held = DCNET: yêu cầu { $reference } đã được duyệt, { $field } mới có hiệu lực lúc { $until } nếu không ai phản đối.
notice-desk-settled = DCNET: yêu cầu { $reference } đã được giải quyết: { $text }
notice-desk-lifted = DCNET: hồ sơ của Anh/Chị đã được mở lại để tự cập nhật, theo yêu cầu { $reference }. Nếu không phải Anh/Chị đề nghị, xin gọi ngay 1900 0382.
notice-name-changed = DCNET: tên khách hàng trong hồ sơ của Anh/Chị vừa được đổi theo yêu cầu { $reference }. Nếu không phải Anh/Chị, xin gọi ngay 1900 0382.
