// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/write_file.h"

#include "core/base/output_file.h"

namespace muscope {

Result<void> writeFile(const QString& path, std::string_view bytes, const QString& what) {
    Result<OutputFile> file = OutputFile::open(path, what);
    if (!file) {
        return tl::unexpected(file.error());
    }
    return file->write(bytes).and_then([&file] { return file->commit(); });
}

} // namespace muscope
