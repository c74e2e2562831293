// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/block_image.h"

#include <QBuffer>
#include <QImageReader>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace muscope {

namespace {

constexpr std::array<std::string_view, 7> PlainFormats{"png", "jpeg", "jpg", "gif",
                                                       "bmp", "webp", "ico"};

Result<BlockImage> refused(const QString& why) {
    return failure(ErrorCode::Read, QStringLiteral("opening the picture: %1").arg(why));
}

} // namespace

Result<BlockImage> decodeImage(const QByteArray& bytes) {
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly)) {
        return refused(buffer.errorString());
    }
    const QByteArray format = QImageReader::imageFormat(&buffer);
    if (format.isEmpty()) {
        return refused(
            QStringLiteral("its %1 bytes are in no format known here").arg(bytes.size()));
    }
    if (std::ranges::find(PlainFormats, format.toStdString()) == PlainFormats.end()) {
        return refused(
            QStringLiteral("the format %1 is not drawn").arg(QString::fromLatin1(format)));
    }
    QImageReader reader(&buffer, format);
    BlockImage picture;
    picture.format = QString::fromLatin1(format);
    picture.size = reader.size();
    constexpr std::int64_t BytesPerPixel = 4;
    const std::int64_t needed =
        std::int64_t(picture.size.width()) * picture.size.height() * BytesPerPixel;
    if (needed > (std::int64_t(BlockImage::MostMegabytes) << 20)) {
        return refused(QStringLiteral("%1 × %2 pixels are too many to unpack")
                           .arg(picture.size.width())
                           .arg(picture.size.height()));
    }
    reader.setAutoTransform(true);
    if (std::max(picture.size.width(), picture.size.height()) > BlockImage::MostSide) {
        reader.setScaledSize(
            picture.size.scaled(BlockImage::MostSide, BlockImage::MostSide, Qt::KeepAspectRatio));
    }
    if (!reader.read(&picture.image)) {
        return refused(reader.errorString());
    }
    picture.size = picture.size.isValid() ? picture.size : picture.image.size();
    return picture;
}

} // namespace muscope
