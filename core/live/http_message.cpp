// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/http_message.h"

namespace muscope {

QByteArray HttpHead::header(QByteArrayView name) const {
    for (const auto& [key, value] : headers) {
        if (name.compare(key, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

QByteArray HttpHead::mediaType() const {
    const QByteArray type = header("Content-Type");
    const qsizetype parameters = type.indexOf(';');
    return type.left(parameters < 0 ? type.size() : parameters).trimmed().toLower();
}

} // namespace muscope
