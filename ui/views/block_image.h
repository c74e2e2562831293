// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QImage>

namespace muscope {

// A picture of a payload, small enough to be shown, and what it was.
struct BlockImage {
    QImage image; // at most MostSide pixels a side
    QSize size;   // of the picture itself
    QString format;

    static constexpr int MostSide = 2048;
    static constexpr int MostMegabytes = 256; // of the picture unpacked
};

// Unpacks a picture of one of the plain raster formats, told by its bytes; formats that may refer
// to other files (SVG) are not drawn. For a thread that may work.
[[nodiscard]] Result<BlockImage> decodeImage(const QByteArray& bytes);

} // namespace muscope
