"""A stand-in for the video API on loopback: the documented contract, scripted lives, and every known error."""

from sandbox.video.faults import KINDS, Faults
from sandbox.video.fetching import Fetched
from sandbox.video.holds import Hold
from sandbox.video.lives import LIVES
from sandbox.video.records import Create, Query, Violation
from sandbox.video.server import VideoStandIn

__all__ = ["KINDS", "LIVES", "Create", "Faults", "Fetched", "Hold", "Query", "VideoStandIn", "Violation"]
