// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/views/copy_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

#include <memory>

namespace muscope {

void copyText(std::string_view bytes) {
    auto data = std::make_unique<QMimeData>();
    data->setData(QStringLiteral("text/plain"),
                  QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
    QGuiApplication::clipboard()->setMimeData(data.release()); // which takes it over
}

} // namespace muscope
