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

  <!-- Returns the names that the pointers of an attribute stand for, or else the ids, in one line. -->
  <xsl:function name="f:who" as="xs:string?">
    <xsl:param name="who" as="attribute()?"/>
    <xsl:sequence select="
        string-join(tokenize($who) ! (f:name(., root($who)), replace(., '^.*#', ''))[1], ', ')[. ne '']"/>
  </xsl:function>

  <!-- Returns the names that the pointers of an attribute stand for, in one line, if all are known. -->
  <xsl:function name="f:names" as="xs:string?">
    <xsl:param name="who" as="attribute()"/>
    <xsl:variable name="names" as="xs:string*" select="tokenize($who) ! f:name(., root($who))"/>
    <xsl:sequence select="string-join($names, ', ')[. ne '' and count($names) eq count(tokenize($who))]"/>
  </xsl:function>

  <!-- Returns the name that a pointer stands for: that of a register's entry, or of a participant or a
       role in the document itself. -->
  <xsl:function name="f:name" as="xs:string?">
    <xsl:param name="pointer" as="xs:string"/>
    <xsl:param name="document" as="node()"/>
    <xsl:variable name="target" as="element(c:target)?" select="key('f:target', $pointer, $context)[1]"/>
    <xsl:variable name="own" as="element()?"
        select="if (starts-with($pointer, '#') and $document instance of document-node())
                then id(substring($pointer, 2), $document)[1] else ()"/>
    <xsl:sequence select="
        if (exists($own))
        then ($own/(persName, name, orgName, role, self::role, desc, label, self::castItem, p)
            ! f:reading-text(node())[. ne ''])[1]
        else string($target/c:name)[. ne '']"/>
  </xsl:function>

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

  <xsl:template match="pause" mode="m:html" as="element()+">
    <xsl:sequence select="f:generated('pause',
        ' (' || string-join((f:label('pause'), @dur ! f:duration(.)), ' ') || ') ')"/>
    <xsl:apply-templates select="desc" mode="#current"/>
  </xsl:template>

  <xsl:template match="shift" mode="m:html" as="element()+">
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

  <!-- Returns how long something lasts: "1 min 30 s" for what ISO 8601 writes "PT1M30S". -->
  <xsl:function name="f:duration" as="xs:string">
    <xsl:param name="duration" as="xs:string"/>
    <xsl:variable name="parts" as="xs:string*" select="
        analyze-string($duration, '([0-9.]+)([HMS])')/*:match
          ! (*:group[1] || ' ' || map{'H': 'h', 'M': 'min', 'S': 's'}(string(*:group[2])))"/>
    <xsl:sequence select="
        if (matches($duration, '^PT([0-9.]+[HMS])+$')) then string-join($parts, ' ') else $duration"/>
  </xsl:function>

  <!-- How a recording was made. -->
  <xsl:template match="recordingStmt | scriptStmt | recording | broadcast | equipment
        | transcriptionDesc" mode="m:html" as="node()+">
    <xsl:call-template name="f:labelled"/>
  </xsl:template>

</xsl:stylesheet>
