// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QFileDevice>
#include <QString>

#include <memory>

namespace muscope {

// The file a report is written to: whole or not at all, for its owner's eyes. "-" is standard
// output; a pipe or a device is written to as it comes.
class ReportFile {
public:
    [[nodiscard]] static Result<ReportFile> open(const QString& path);

    [[nodiscard]] QIODevice& device() const { return *m_device; }
    // Without it, the file is as it was before.
    [[nodiscard]] Result<void> commit();

private:
    ReportFile(QString path, std::unique_ptr<QFileDevice> device)
        : m_path(std::move(path))
        , m_device(std::move(device)) {}

    QString m_path;
    std::unique_ptr<QFileDevice> m_device;
};

} // namespace muscope
