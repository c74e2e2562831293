// SPDX-FileCopyrightText: The muscope authors
// SPDX-License-Identifier: Apache-2.0
#include "core/receipt/reversed_compare.h"
#include "core/receipt/reversed_kernel.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

// How fast a receipt is compared with its subject, against memcmp over the same bytes in the same
// run. Prints the best of several rounds; asserts nothing.

namespace muscope {

namespace {

constexpr std::size_t TotalBytes = std::size_t{64} << 20;
constexpr int Rounds = 9;

struct Corpus {
    const char* name;
    std::vector<std::string> subjects;
    std::vector<std::string> receipts;
    std::vector<std::string> copies;
};

// The sizes of real payloads: half below 420 bytes, one in twenty above 700, one in 200 near 10 kB.
std::size_t payloadSize(std::mt19937& random) {
    const auto dice = random() % 200;
    if (dice == 0) {
        return 8000 + random() % 4000;
    }
    return dice < 10 ? 700 + random() % 600 : 200 + random() % 480;
}

// By code points: 70 % ASCII, 10 % accented letters, 15 % CJK, 5 % emoji, in runs as words are.
void appendMixedWord(std::mt19937& random, std::string& text) {
    static constexpr std::array<std::string_view, 8> Words{
        "session", "tool_call ", "\"result\":", " greet", "12.5,", "the ", " event ", "payload"};
    static constexpr std::array<std::string_view, 4> Accented{"é", "ü", "ñ", "ç"};
    static constexpr std::array<std::string_view, 5> Han{"日本", "語の", "事件", "検査", "顕微鏡"};
    static constexpr std::array<std::string_view, 4> Emoji{"😀", "🔬", "👩‍🔬", "🚀"};
    const auto dice = random() % 100;
    if (dice < 40) {
        text += Words[random() % Words.size()];
    } else if (dice < 72) {
        text += Accented[random() % Accented.size()];
    } else if (dice < 92) {
        text += Han[random() % Han.size()];
    } else {
        text += Emoji[random() % Emoji.size()];
    }
}

void appendAsciiWord(std::mt19937& random, std::string& text) {
    for (std::size_t count = 3 + random() % 7; count != 0; --count) {
        text.push_back(static_cast<char>('a' + random() % 26));
    }
    text.push_back(' ');
}

Corpus makeCorpus(const char* name, bool isMixed, bool isOneBuffer) {
    std::mt19937 random(20261120);
    Corpus corpus{name, {}, {}, {}};
    std::size_t total = 0;
    while (total < TotalBytes) {
        const std::size_t size = isOneBuffer ? TotalBytes : payloadSize(random);
        std::string subject;
        subject.reserve(size + 16);
        while (subject.size() < size) {
            isMixed ? appendMixedWord(random, subject) : appendAsciiWord(random, subject);
        }
        std::string receipt;
        appendReversed(subject, receipt);
        total += subject.size();
        corpus.copies.push_back(subject);
        corpus.subjects.push_back(std::move(subject));
        corpus.receipts.push_back(std::move(receipt));
    }
    return corpus;
}

template <typename Compare>
double bestSeconds(const Corpus& corpus, Compare compare) {
    double best = 1e9;
    for (int round = 0; round < Rounds; ++round) {
        const auto begin = std::chrono::steady_clock::now();
        std::size_t equal = 0;
        for (std::size_t index = 0; index < corpus.subjects.size(); ++index) {
            equal += compare(index) ? 1 : 0;
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
        if (equal != corpus.subjects.size()) {
            std::printf("something differs\n");
        }
        best = std::min(best, took.count());
    }
    return best;
}

void shares(const Corpus& corpus) {
    std::array<std::size_t, 4> counts{};
    for (const std::string& subject : corpus.subjects) {
        for (const char c : subject) {
            const auto byte = static_cast<unsigned char>(c);
            if ((byte & 0xc0U) != 0x80U) {
                ++counts[byte < 0x80 ? 0 : byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : 3];
            }
        }
    }
    const double all = static_cast<double>(counts[0] + counts[1] + counts[2] + counts[3]);
    const auto share = [&](std::size_t bytes) {
        return 100.0 * static_cast<double>(counts[bytes]) / all;
    };
    std::printf("%-24s code points of 1/2/3/4 bytes: %.0f / %.0f / %.0f / %.0f %%, %zu texts\n",
                corpus.name, share(0), share(1), share(2), share(3), corpus.subjects.size());
}

void measure(const Corpus& corpus) {
    shares(corpus);
    double bytes = 0;
    for (const std::string& subject : corpus.subjects) {
        bytes += static_cast<double>(subject.size());
    }
    const auto gigabytes = [bytes](double seconds) { return bytes / seconds / 1e9; };
    const double memory = bestSeconds(corpus, [&](std::size_t index) {
        const std::string& subject = corpus.subjects[index];
        return std::memcmp(subject.data(), corpus.copies[index].data(), subject.size()) == 0;
    });
    std::printf("  %-18s %6.2f GB/s\n", "memcmp", gigabytes(memory));
    const auto with = [&](const char* name, const ReversedKernel* kernel) {
        const double took = bestSeconds(corpus, [&](std::size_t index) {
            const std::string& subject = corpus.subjects[index];
            return equalsReversedWith(kernel, subject.data(), subject.size(),
                                      corpus.receipts[index].data());
        });
        std::printf("  compare %-10s %6.2f GB/s, 1/%.1f of memcmp\n", name, gigabytes(took),
                    took / memory);
    };
    for (const ReversedKernel& kernel : reversedKernels()) {
        with(kernel.name, &kernel);
    }
    with("scalar", nullptr);
    std::string target;
    const double reverse = bestSeconds(corpus, [&](std::size_t index) {
        target.clear();
        appendReversed(corpus.subjects[index], target);
        return !target.empty();
    });
    std::printf("  %-18s %6.2f GB/s, 1/%.1f of memcmp\n", "reverse", gigabytes(reverse),
                reverse / memory);
}

} // namespace

} // namespace muscope

int main() {
    muscope::measure(muscope::makeCorpus("ASCII, payloads", false, false));
    muscope::measure(muscope::makeCorpus("ASCII, one buffer", false, true));
    muscope::measure(muscope::makeCorpus("mixed, payloads", true, false));
    muscope::measure(muscope::makeCorpus("mixed, one buffer", true, true));
    return 0;
}
