// How rtcstats shortens what occurs often. @see https://github.com/rtcstats/rtcstats/tree/main/packages/rtcstats-shared

/** Number, or the letter `g`, to the name of a call or event. */
export const entryNames: ReadonlyMap<string, string> = new Map([
  ['g', 'getStats'],
  ...numbered(1, 'getStats createOffer createOfferOnSuccess createAnswer createAnswerOnSuccess setLocalDescription'),
  ...numbered(7, 'setLocalDescriptionOnSuccess setRemoteDescription setRemoteDescriptionOnSuccess addIceCandidate'),
  ...numbered(11, 'addIceCandidateOnSuccess createOfferOnFailure createAnswerOnFailure setLocalDescriptionOnFailure'),
  ...numbered(15, 'setRemoteDescriptionOnFailure addIceCandidateOnFailure'),
  ...numbered(20, 'onicecandidate onicecandidateerror ontrack onsignalingstatechange oniceconnectionstatechange'),
  ...numbered(25, 'onconnectionstatechange onicegatheringstatechange onnegotiationneeded ondatachannel'),
  ...numbered(30, 'addTrack addTrackOnSuccess addTransceiver addTransceiverOnSuccess removeTrack createDataChannel'),
  ...numbered(36, 'close restartIce setConfiguration create constraints setCodecPreferences'),
  ...numbered(42, 'setHeaderExtensionsToNegotiate'),
  ...numbered(50, 'setParameters replaceTrack'),
  ...numbered(60, 'getUserMedia getUserMediaOnSuccess getUserMediaOnFailure getDisplayMedia getDisplayMediaOnSuccess'),
  ...numbered(65, 'getUserMediaOnFailure enumerateDevices ondevicechange getDisplayMediaOnFailure'),
  ...numbered(70, 'MediaStreamTrack.stop MediaStreamTrack.applyConstraints MediaStreamTrack.onended'),
  ...numbered(73, 'MediaStreamTrack.onmute MediaStreamTrack.onunmute'),
  ...numbered(80, 'HTMLMediaElement.resize'),
]);

/** Number to the `type` of a report. */
export const reportTypes: ReadonlyMap<string, string> = new Map([
  ...numbered(1, 'inbound-rtp outbound-rtp remote-inbound-rtp remote-outbound-rtp transport candidate-pair'),
  ...numbered(7, 'local-candidate remote-candidate data-channel peer-connection certificate media-source'),
  ...numbered(13, 'media-playout codec'),
]);

/** Number, or the letter `t`, to a member of a report. */
export const memberNames: ReadonlyMap<string, string> = new Map([
  ['t', 'timestamp'],
  ...numbered(4, 'payloadType transportId mimeType clockRate channels sdpFmtpLine ssrc kind codecId mediaType'),
  ...numbered(14, 'packetsReceived packetsLost jitter trackIdentifier mid remoteId framesDecoded keyFramesDecoded'),
  ...numbered(22, 'framesDropped frameWidth frameHeight framesPerSecond qpSum totalDecodeTime totalInterFrameDelay'),
  ...numbered(29, 'totalSquaredInterFrameDelay pauseCount totalPausesDuration freezeCount totalFreezesDuration'),
  ...numbered(34, 'lastPacketReceivedTimestamp headerBytesReceived packetsDiscarded fecPacketsReceived'),
  ...numbered(38, 'fecPacketsDiscarded fecBytesReceived fecSsrc bytesReceived nackCount firCount pliCount'),
  ...numbered(45, 'totalProcessingDelay estimatedPlayoutTimestamp jitterBufferDelay jitterBufferTargetDelay'),
  ...numbered(49, 'jitterBufferEmittedCount jitterBufferMinimumDelay totalSamplesReceived concealedSamples'),
  ...numbered(53, 'silentConcealedSamples concealmentEvents insertedSamplesForDeceleration'),
  ...numbered(56, 'removedSamplesForAcceleration audioLevel totalAudioEnergy totalSamplesDuration framesReceived'),
  ...numbered(61, 'decoderImplementation playoutId powerEfficientDecoder framesAssembledFromMultiplePackets'),
  ...numbered(65, 'totalAssemblyTime contentType googTimingFrameInfo retransmittedPacketsReceived'),
  ...numbered(69, 'retransmittedBytesReceived rtxSsrc totalCorruptionProbability totalSquaredCorruptionProbability'),
  ...numbered(73, 'corruptionMeasurements localId roundTripTime totalRoundTripTime fractionLost'),
  ...numbered(78, 'roundTripTimeMeasurements packetsSent bytesSent mediaSourceId rid encodingIndex headerBytesSent'),
  ...numbered(85, 'retransmittedPacketsSent retransmittedBytesSent targetBitrate totalEncodedBytesTarget framesSent'),
  ...numbered(90, 'hugeFramesSent framesEncoded keyFramesEncoded totalEncodeTime totalPacketSendDelay'),
  ...numbered(95, 'qualityLimitationReason qualityLimitationDurations qualityLimitationResolutionChanges'),
  ...numbered(98, 'encoderImplementation powerEfficientEncoder active scalabilityMode remoteTimestamp reportsSent'),
  ...numbered(104, 'echoReturnLoss echoReturnLossEnhancement width height frames synthesizedSamplesDuration'),
  ...numbered(110, 'synthesizedSamplesEvents totalPlayoutDelay totalSamplesCount dataChannelsOpened'),
  ...numbered(114, 'dataChannelsClosed label protocol dataChannelIdentifier state messagesSent messagesReceived'),
  ...numbered(121, 'iceRole iceLocalUsernameFragment dtlsState iceState selectedCandidatePairId localCertificateId'),
  ...numbered(127, 'remoteCertificateId tlsVersion dtlsCipher dtlsRole srtpCipher selectedCandidatePairChanges'),
  ...numbered(133, 'rtcpTransportStatsId address port candidateType priority url relayProtocol foundation'),
  ...numbered(141, 'relatedAddress relatedPort usernameFragment tcpType networkType isRemote ip localCandidateId'),
  ...numbered(149, 'remoteCandidateId nominated lastPacketSentTimestamp currentRoundTripTime'),
  ...numbered(153, 'availableOutgoingBitrate availableIncomingBitrate requestsReceived requestsSent'),
  ...numbered(157, 'responsesReceived responsesSent consentRequestsSent packetsDiscardedOnSend bytesDiscardedOnSend'),
  ...numbered(162, 'writable fingerprint fingerprintAlgorithm base64Certificate issuerCertificateId psnrMeasurements'),
  ...numbered(168, 'psnrSum packetsReceivedWithEct1 packetsReceivedWithCe packetsReportedAsLost'),
  ...numbered(172, 'packetsReportedAsLostButRecovered packetsWithBleachedEct1Marking packetsSentWithEct1'),
  ...numbered(175, 'ccfbMessagesSent ccfbMessagesReceived'),
]);

function numbered(first: number, names: string): readonly (readonly [string, string])[] {
  return names.split(' ').map((name, index) => [String(first + index), name]);
}
