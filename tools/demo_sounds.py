"""The sounds that the demo show talks about, as lists of samples between -1 and 1."""

from __future__ import annotations

import math
import random
from collections.abc import Callable, Sequence

RATE = 24000
Samples = list[float]


def silence(seconds: float) -> Samples:
    return [0.0] * round(seconds * RATE)


def tone(
    seconds: float, partials: Sequence[tuple[float, float]], *, fade: float = 0.005
) -> Samples:
    """Sine waves, each given as (frequency, loudness), with soft edges against clicks."""
    count = round(seconds * RATE)
    edge = max(1, round(fade * RATE))
    return [
        sum(level * math.sin(math.tau * hertz * index / RATE) for hertz, level in partials)
        * min(1.0, index / edge, (count - index) / edge)
        for index in range(count)
    ]


def mix(first: Samples, second: Samples) -> Samples:
    length = max(len(first), len(second))
    first, second = (part + [0.0] * (length - len(part)) for part in (first, second))
    return [
        first_sample + second_sample
        for first_sample, second_sample in zip(first, second, strict=True)
    ]


def noise(seconds: float, level: float, *, softness: float, seed: int) -> Samples:
    """Noise through a one-pole low-pass; a softness near 1 takes away the treble."""
    source = random.Random(seed)
    state, result = 0.0, []
    for _ in range(round(seconds * RATE)):
        state = softness * state + (1 - softness) * source.uniform(-1, 1)
        result.append(state)
    peak = max(map(abs, result))
    return [level * sample / peak for sample in result]


def pips(*lengths: float) -> Samples:
    samples: Samples = []
    for length in lengths:
        samples += tone(length, [(1000, 0.35)]) + silence(1 - length)
    return samples


def letter_s() -> Samples:
    dot, gap = tone(0.09, [(620, 0.35)]), silence(0.09)
    return (dot + gap) * 3 + silence(0.55)


def buried_letter() -> Samples:
    """Two letters in the middle of a storm."""
    weak = [0.22 * sample for sample in letter_s() * 2]
    storm = noise(4.4, 0.3, softness=0.55, seed=1901)
    clicks = random.Random(12)
    for _ in range(26):
        start = clicks.randrange(len(storm) - 400)
        for offset in range(400):
            storm[start + offset] += 0.4 * clicks.uniform(-1, 1) * math.exp(-offset / 70)
    return mix(storm, silence(1.1) + weak)


def shepard_partials(step: float) -> list[tuple[float, float]]:
    """Octaves above 27.5 Hz, moved up by a part of an octave, loudest in the middle."""
    positions = [octave + step % 1 for octave in range(9)]
    return [
        (27.5 * 2**position, 0.2 * math.exp(-(((position - 4.5) / 1.7) ** 2)))
        for position in positions
    ]


def shepard(steps: int) -> Samples:
    samples: Samples = []
    for step in range(steps):
        samples += tone(0.34, shepard_partials(step / 12), fade=0.02) + silence(0.06)
    return samples


def risset(seconds: float) -> Samples:
    """The stair without steps: every partial slides up by an octave in the given time."""
    count, phases, samples = round(seconds * RATE), [0.0] * 9, []
    for index in range(count):
        edge = min(1.0, index / 4800, (count - index) / 4800)
        total = 0.0
        for number, (hertz, level) in enumerate(shepard_partials(0.999 * index / count)):
            phases[number] += math.tau * hertz / RATE
            total += level * math.sin(phases[number])
        samples.append(edge * total)
    return samples


def tritone() -> Samples:
    first, second = (tone(0.55, shepard_partials(step), fade=0.03) for step in (0.25, 0.75))
    return first + silence(0.12) + second


def harmonics(lowest: int) -> Samples:
    return tone(1.3, [(110.0 * number, 0.3 / number) for number in range(lowest, 9)], fade=0.05)


def room() -> Samples:
    hum = tone(3, [(100, 0.004), (200, 0.003)], fade=0.4)
    return mix(noise(3, 0.05, softness=0.94, seed=3389), hum)


def jingle(*, rising: bool = True) -> Samples:
    """Four plucked notes that hang in the air."""
    notes = [220.0, 277.18, 329.63, 493.88]
    samples: Samples = silence(2.6)
    for number, hertz in enumerate(notes if rising else notes[::-1]):
        start = round(number * 0.24 * RATE)
        for index in range(len(samples) - start):
            seconds = index / RATE
            decay = min(1.0, seconds / 0.008) * math.exp(-2.6 * seconds)
            wave = math.sin(math.tau * hertz * seconds) + 0.35 * math.sin(
                math.tau * 2 * hertz * seconds
            )
            samples[start + index] += 0.11 * decay * wave
    fade = round(0.3 * RATE)
    for index in range(fade):
        samples[-1 - index] *= index / fade
    return samples


def bloop() -> Samples:
    """A low note that slides up and fades."""
    count = round(2.2 * RATE)
    phase = 0.0
    samples: Samples = []
    for index in range(count):
        position = index / count
        phase += math.tau * (90 + 190 * position**3) / RATE
        samples.append(0.45 * math.sin(math.pi * position) * math.sin(phase))
    return samples


def crackle() -> Samples:
    """Many short snaps, none like the other."""
    source = random.Random(1948)
    samples = silence(2.5)
    for _ in range(160):
        start = source.randrange(len(samples) - 400)
        level = source.uniform(0.05, 0.5)
        for offset in range(source.randrange(40, 160)):
            samples[start + offset] += level * math.exp(-offset / 18) * source.uniform(-1, 1)
    return [max(-0.6, min(0.6, sample)) for sample in samples]


SOUNDS: dict[str, Callable[[], Samples]] = {
    "pause": lambda: silence(0.6),
    "silence": lambda: silence(3),
    "room": room,
    "hum": lambda: tone(2.4, [(100, 0.1), (200, 0.08), (300, 0.05), (400, 0.03)], fade=0.4),
    "pips": lambda: pips(0.1, 0.1, 0.1, 0.1, 0.1, 0.5),
    "seven pips": lambda: pips(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.5),
    "morse clean": lambda: letter_s() * 3,
    "morse buried": buried_letter,
    "full note": lambda: harmonics(1),
    "missing note": lambda: harmonics(3),
    "shepard short": lambda: shepard(8),
    "shepard long": lambda: shepard(25),
    "risset": lambda: risset(6),
    "tritone": tritone,
    "bloop": bloop,
    "crackle": crackle,
}
