### Lời chỉ dùng trên Zalo.

# Sau "em chưa đọc được": Zalo chỉ báo cho trợ lý biết là có tin đến.
other-unsupported = tệp, video, liên kết hay danh thiếp trên Zalo (ở đây em chỉ nhận được chữ và ảnh)
