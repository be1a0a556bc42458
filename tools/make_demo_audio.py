"""Make the audio, transcripts, durations and chapter times of the demo show from the dialogues in
tools/demo.

A dialogue has lines of four kinds: `# Chapter`, `Name: what is said`, `Name [telephone]: what is
said`, and `(a sound)` of demo_sounds.py. Needs flite and ffmpeg: python tools/make_demo_audio.py
[episode ...]
"""

from __future__ import annotations

import array
import json
import math
import re
import subprocess
import sys
import tempfile
import wave
from dataclasses import dataclass, field
from pathlib import Path

from demo_sounds import RATE, SOUNDS, Samples, jingle, silence

ROOT = Path(__file__).resolve().parent.parent
EPISODES = ROOT / "docs/episodes"
SHOW = "Small Hours, Long Waves"
CLIP = ("through-a-wire", "The same sentence twice", "clip-telephone")


@dataclass(frozen=True)
class Voice:
    """A flite voice; `pitch` below 1 makes it deeper without making it slower."""

    name: str
    slowness: float = 1.0
    pitch: float = 1.0


VOICES = {
    "Wren": Voice("slt", slowness=1.04),
    "Osric": Voice("rms", slowness=0.98),
    "Moss": Voice("awb", slowness=1.06),
    "Ida": Voice("slt", slowness=1.1, pitch=0.87),
}
# What a telephone line of the analogue kind lets through.
TELEPHONE = "highpass=f=300,highpass=f=300,lowpass=f=3400,lowpass=f=3400"


@dataclass
class Recording:
    """An episode while it is put together; times are in seconds."""

    samples: Samples = field(default_factory=list)
    cues: list[tuple[float, float, str, str]] = field(default_factory=list)
    chapters: list[tuple[float, str]] = field(default_factory=list)

    @property
    def now(self) -> float:
        return len(self.samples) / RATE


def speak(text: str, voice: Voice, filters: str, folder: Path) -> Samples:
    spoken = folder / "spoken.wav"
    stretch = f"duration_stretch={voice.slowness * voice.pitch}"
    subprocess.run(
        ["flite", "-voice", voice.name, "--setf", stretch, "-t", text, "-o", str(spoken)],
        check=True,
    )
    shift = f"asetrate={round(16000 * voice.pitch)},aresample={RATE}"
    chain = ",".join(filter(None, [shift, filters]))
    command = ["ffmpeg", "-v", "error", "-i", str(spoken), "-af", chain, "-f", "s16le", "-"]
    raw = subprocess.run(command, check=True, capture_output=True).stdout
    return level([sample / 32768 for sample in array.array("h", raw)])


def level(samples: Samples, loudness: float = 0.11) -> Samples:
    """Trim the silence around a sentence and bring it to the loudness of the others."""
    loud = [index for index, sample in enumerate(samples) if abs(sample) > 0.01]
    samples = samples[max(0, loud[0] - 600) : loud[-1] + 1200]
    present = [sample for sample in samples if abs(sample) > 0.01]
    gain = loudness / math.sqrt(sum(sample**2 for sample in present) / len(present))
    return [max(-0.98, min(0.98, gain * sample)) for sample in samples]


def assemble(script: str, folder: Path) -> Recording:
    recording = Recording(samples=jingle())
    for line in filter(None, script.splitlines()):
        if line.startswith("# "):
            # The first chapter includes the jingle: apps want one at zero.
            recording.chapters.append((recording.now if recording.chapters else 0.0, line[2:]))
        elif line.startswith("("):
            recording.samples += silence(0.3) + SOUNDS[line.strip("()")]() + silence(0.4)
        else:
            say(recording, line, folder)
    recording.samples += silence(0.5) + jingle(rising=False)
    return recording


def say(recording: Recording, line: str, folder: Path) -> None:
    label, text = line.split(": ", 1)
    name, _, effect = label.partition(" [")
    for sentence in re.split(r"(?<=[.?!]) ", text):
        start = recording.now
        recording.samples += speak(sentence, VOICES[name], TELEPHONE if effect else "", folder)
        recording.cues.append((start, recording.now, name, sentence))
        recording.samples += silence(0.28)
    recording.samples += silence(0.25)


def write_mp3(samples: Samples, target: Path, title: str, folder: Path) -> None:
    source = folder / "whole.wav"
    with wave.open(str(source), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes(
            array.array("h", [round(32767 * max(-1.0, min(1.0, s))) for s in samples]).tobytes()
        )
    tags = {"title": title, "artist": SHOW, "album": SHOW, "genre": "Podcast"}
    metadata = [part for key, value in tags.items() for part in ("-metadata", f"{key}={value}")]
    volume = f"volume={-16 - loudness(source):.2f}dB,alimiter=limit=0.7:level=false"
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-y",
        "-i",
        str(source),
        "-af",
        volume,
        "-ar",
        "24000",
        "-b:a",
        "48k",
    ]
    subprocess.run([*command, "-fflags", "+bitexact", *metadata, str(target)], check=True)


def loudness(source: Path) -> float:
    """The integrated loudness in LUFS (EBU R 128)."""
    # One gain for the whole episode: loudnorm's own would lift the silences that the show is about.
    command = ["ffmpeg", "-i", str(source), "-af", "loudnorm=print_format=json", "-f", "null", "-"]
    report = subprocess.run(command, check=True, capture_output=True, text=True).stderr
    # Some versions of ffmpeg write more after it.
    measured: dict[str, str] = json.JSONDecoder().raw_decode(report[report.rindex("{") :])[0]
    return float(measured["input_i"])


def clock(seconds: float) -> str:
    return f"{int(seconds // 3600):02}:{int(seconds // 60) % 60:02}:{seconds % 60:06.3f}"


def webvtt(recording: Recording) -> str:
    cues = [
        f"{clock(start)} --> {clock(end)}\n<v {name}>{text}\n"
        for start, end, name, text in recording.cues
    ]
    return "\n".join(["WEBVTT\n", *cues])


def write_times(page: Path, recording: Recording) -> None:
    """Replace the duration and the list of chapters in a page's front matter."""
    lines = [
        f'  - {{start: "{int(start // 60)}:{int(start % 60):02}", title: "{title}"}}\n'
        for start, title in recording.chapters
    ]
    duration = f'duration: "{int(recording.now // 60)}:{int(recording.now % 60):02}"\n'
    pattern = r"(?m)^(?:duration: .*\n)?chapters:\n(?:  .*\n)*"
    page.write_text(
        re.sub(pattern, duration + "chapters:\n" + "".join(lines), page.read_text("utf-8")), "utf-8"
    )


def chapter(recording: Recording, title: str) -> Samples:
    starts = [start for start, _ in recording.chapters] + [recording.now]
    number = [name for _, name in recording.chapters].index(title)
    return recording.samples[round(starts[number] * RATE) : round(starts[number + 1] * RATE)]


def make(name: str, folder: Path) -> None:
    page = EPISODES / f"{name}.md"
    title = re.search(r"(?m)^title: (.*)$", page.read_text("utf-8"))
    assert title, f"{page} has no title"
    recording = assemble((ROOT / f"tools/demo/{name}.txt").read_text("utf-8"), folder)
    write_mp3(recording.samples, EPISODES / f"media/{name}.mp3", title[1].strip("\"'"), folder)
    (EPISODES / f"media/{name}.vtt").write_text(webvtt(recording), "utf-8")
    write_times(page, recording)
    if name == CLIP[0]:
        write_mp3(chapter(recording, CLIP[1]), EPISODES / f"media/{CLIP[2]}.mp3", CLIP[1], folder)
    print(f"{name}: {recording.now:.1f} s")


def main() -> None:
    names = sys.argv[1:] or sorted(path.stem for path in (ROOT / "tools/demo").glob("*.txt"))
    with tempfile.TemporaryDirectory() as folder:
        for name in names:
            make(name, Path(folder))


if __name__ == "__main__":
    main()
