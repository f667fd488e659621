<?xml version="1.0" encoding="UTF-8"?>
<!-- Chapter 8, Transcriptions of speech: who speaks before each utterance; what is heard besides the
     words between brackets. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:c="urn:edition:context"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="u | annotationBlock" mode="m:html" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:for-each select="f:who(@who)[not(current()/parent::annotationBlock/@who)]">
        <xsl:sequence select="f:generated('who', . || ': ')"/>
      </xsl:for-each>
      <xsl:sequence select="@trans ! f:known-label('trans.' || .) ! f:sign('(' || . || ') ')"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="writing" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'span')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign(' ⟨')"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign('⟩ ')"/>
    </xsl:element>
  </xsl:template>

  <!-- Writing of several blocks needs no brackets. -->
  <xsl:template match="writing[f:flows(.)]" mode="m:html" priority="1" as="element()">
    <div>
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:apply-templates mode="#current"/>
    </div>
  </xsl:template>

  <xsl:template match="pause" mode="m:html" as="node()+">
    <xsl:sequence select="f:generated('pause',
        ' (' || string-join((f:label('pause'), @dur ! f:duration(.)), ' ') || ') ')"/>
    <xsl:apply-templates select="desc" mode="#current"/>
  </xsl:template>

  <xsl:template match="shift" mode="m:html" as="node()+">
    <xsl:sequence select="f:generated('shift', ' (' || string-join((@feature, @new), ' ') || ') ')"/>
    <xsl:apply-templates select="desc" mode="#current"/>
  </xsl:template>

  <!-- A sound, a gesture, an event: its description, else its kind. -->
  <xsl:template match="vocal | kinesic | incident" mode="m:html" as="element()">
    <xsl:element name="{f:tag(., 'i')}">
      <xsl:apply-templates select="." mode="m:attributes"/>
      <xsl:sequence select="f:sign(' (' || string-join((f:who(@who), @type[not(current()/*)], @dur ! f:duration(.)), ', ')
          || ': '[current()/(@who, @dur)][current()/*])"/>
      <xsl:apply-templates mode="#current"/>
      <xsl:sequence select="f:sign(') ')"/>
    </xsl:element>
  </xsl:template>

  <!-- How a recording was made. -->
  <xsl:template match="recordingStmt | scriptStmt | recording | broadcast | equipment
        | transcriptionDesc" mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

</xsl:stylesheet>
