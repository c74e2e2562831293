// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/live/once_only_body.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace muscope {

OnceOnlyBody::OnceOnlyBody(QByteArray bytes, QObject* parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes)) {
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceOnlyBody::bytesAvailable() const {
    return m_bytes.size() - m_at;
}

qint64 OnceOnlyBody::readData(char* data, qint64 maxSize) {
    const qint64 size = std::min(maxSize, bytesAvailable());
    if (size == 0 && maxSize > 0) {
        return -1;
    }
    std::memcpy(data, m_bytes.constData() + m_at, static_cast<std::size_t>(size));
    m_at += size;
    return size;
}

qint64 OnceOnlyBody::writeData(const char* /*data*/, qint64 /*maxSize*/) {
    return -1;
}

} // namespace muscope
