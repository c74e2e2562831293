// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QFileDevice>
#include <QString>

#include <memory>
#include <string_view>

namespace muscope {

// The file that a person names to be written: whole or not at all, for its owner's eyes alone. A
// link stays one. "-" is standard output; a pipe, a device or a descriptor (/dev/stdout) is written
// to as it comes, and never replaced.
class OutputFile final {
public:
    // what: the thing in words, for errors: "the report ".
    [[nodiscard]] static Result<OutputFile> open(const QString& path, const QString& what = {});
    // The same where nothing but a file will do. ErrorCode::InvalidInput where path names another
    // thing.
    [[nodiscard]] static Result<OutputFile> openFile(const QString& path, const QString& what = {});

    [[nodiscard]] QIODevice& device() const { return *m_device; }
    [[nodiscard]] Result<void> write(std::string_view bytes);
    // Without it, the file is as it was before.
    [[nodiscard]] Result<void> commit();

private:
    OutputFile(QString place, std::unique_ptr<QFileDevice> device)
        : m_place(std::move(place))
        , m_device(std::move(device)) {}

    static Result<OutputFile> opened(QString place, std::unique_ptr<QFileDevice> device,
                                     bool isOpen);

    QString m_place; // what and path
    std::unique_ptr<QFileDevice> m_device;
};

} // namespace muscope
