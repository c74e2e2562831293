// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/report/cut_buffer.h"

#include <algorithm>

namespace muscope {

CutBuffer::CutBuffer(qint64 most)
    : m_most(most) {
    open(QIODevice::WriteOnly);
}

qint64 CutBuffer::readData(char*, qint64) {
    return -1;
}

qint64 CutBuffer::writeData(const char* data, qint64 size) {
    const qint64 taken = std::min(size, m_most - m_bytes.size());
    m_bytes.append(data, taken);
    m_isCut = m_isCut || taken < size;
    return m_isCut ? -1 : size;
}

} // namespace muscope
