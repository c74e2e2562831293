// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/shape/block_bytes.h"

namespace muscope {

std::int64_t base64Size(const json::Document& document, json::NodeId data) {
    std::string_view text = document.stringSpelling(data);
    while (text.ends_with('=')) {
        text.remove_suffix(1);
    }
    return static_cast<std::int64_t>(text.size()) * 3 / 4;
}

Result<QByteArray> base64Bytes(const json::Document& document, json::NodeId data) {
    const std::int64_t size = base64Size(document, data);
    if (size > MostBlockBytes) {
        return failure(ErrorCode::Read,
                       QStringLiteral("opening a block of %1 MB: it is larger than %2 MB")
                           .arg(size >> 20)
                           .arg(MostBlockBytes >> 20));
    }
    std::string scratch;
    const std::string_view decoded = document.decodedString(data, scratch);
    QByteArray text(decoded.data(), static_cast<qsizetype>(decoded.size()));
    if (text.contains('\n') || text.contains('\r')) {
        text.replace("\r", "").replace("\n", "");
    }
    const bool isUrl = text.contains('-') || text.contains('_');
    const auto bytes = QByteArray::fromBase64Encoding(
        text, QByteArray::AbortOnBase64DecodingErrors |
                  (isUrl ? QByteArray::Base64UrlEncoding : QByteArray::Base64Encoding));
    if (!bytes) {
        return failure(ErrorCode::Read,
                       QStringLiteral("opening a block: its data is no sound base64"));
    }
    return *bytes;
}

} // namespace muscope
