<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI chapters 8 and 9: speech and posts. Who speaks stands before the words; what is heard besides
     them stands between brackets. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:b="urn:edition:book"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="#all">

  <xsl:template match="u | annotationBlock" mode="m:book" as="node()*" priority="2">
    <b:hanging>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <xsl:sequence select="f:speaks(f:who(@who)[not(current()/parent::annotationBlock/@who)])"/>
      <xsl:apply-templates mode="#current"/>
    </b:hanging>
  </xsl:template>

  <xsl:template match="post" mode="m:book" as="node()*" priority="2">
    <b:div>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <b:flush>
        <xsl:sequence select="f:speaks(string-join((f:who(@who), @when ! f:moment(.)), ', ')[. ne ''])"/>
      </b:flush>
      <xsl:apply-templates mode="#current"/>
    </b:div>
  </xsl:template>

  <xsl:template match="u[f:flows(.)] | annotationBlock[f:flows(.)]" mode="m:book" as="node()*" priority="3">
    <b:div>
      <xsl:apply-templates select="@*" mode="m:attributes"/>
      <b:flush><xsl:sequence select="f:speaks(f:who(@who))"/></b:flush>
      <xsl:apply-templates mode="#current"/>
    </b:div>
  </xsl:template>

  <!-- Returns who speaks, before what is said. -->
  <xsl:function name="f:speaks" as="node()*">
    <xsl:param name="who" as="xs:string?"/>
    <xsl:if test="exists($who)">
      <b:hi look="small-caps"><xsl:value-of select="f:plain($who || ':')"/></b:hi>
      <b:space/>
    </xsl:if>
  </xsl:function>

  <xsl:template match="pause" mode="m:book" as="node()*" priority="2">
    <xsl:sequence select="f:heard(string-join((f:label('pause'), @dur ! f:duration(.)), ' '), desc)"/>
  </xsl:template>

  <xsl:template match="shift" mode="m:book" as="node()*" priority="2">
    <xsl:sequence select="f:heard(string-join((@feature, @new), ' '), desc)"/>
  </xsl:template>

  <xsl:template match="vocal | kinesic | incident" mode="m:book" as="node()*" priority="2">
    <xsl:variable name="words" as="xs:string"
        select="string-join((f:who(@who), @type[not(current()/*)], @dur ! f:duration(.)), ', ')"/>
    <xsl:sequence select="f:heard($words || ':'[$words ne ''][current()/*], *)"/>
  </xsl:template>

  <!-- Returns, between brackets, words of the edition's and what is described. -->
  <xsl:function name="f:heard" as="node()*">
    <xsl:param name="words" as="xs:string"/>
    <xsl:param name="described" as="element()*"/>
    <b:space/>
    <b:span>
      <xsl:apply-templates select="$described/../@xml:id" mode="m:attributes"/>
      <xsl:text>(</xsl:text>
      <xsl:value-of select="f:plain($words)"/>
      <xsl:for-each select="$described">
        <xsl:if test="$words ne '' or position() gt 1"><b:space/></xsl:if>
        <b:hi look="italic"><xsl:apply-templates select="." mode="m:book"/></b:hi>
      </xsl:for-each>
      <xsl:text>)</xsl:text>
    </b:span>
    <b:space/>
  </xsl:function>

</xsl:stylesheet>
