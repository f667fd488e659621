<?xml version="1.0" encoding="UTF-8"?>
<!-- Content models as W3C Schema wants them: text is no part of them, and at each place an element can
     be matched in one way only, so that a choice names none twice. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="f m">

  <xsl:mode name="m:particle" on-no-match="fail" on-multiple-match="fail"/>

  <!-- Returns a content model as one particle, or nothing if no element may stand in it. -->
  <xsl:function name="f:particle" as="element()?">
    <xsl:param name="content" as="element(content)"/>
    <xsl:variable name="particles" as="element()*">
      <xsl:apply-templates select="$content/*" mode="m:particle"/>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="count($particles) eq 1 and not($particles/self::xs:any)">
        <xsl:sequence select="$particles"/>
      </xsl:when>
      <xsl:when test="exists($particles)">
        <xs:sequence>
          <xsl:sequence select="$particles"/>
        </xs:sequence>
      </xsl:when>
    </xsl:choose>
  </xsl:function>

  <xsl:template match="sequence" mode="m:particle" as="element()">
    <xs:sequence>
      <xsl:sequence select="f:occurrence(.)"/>
      <xsl:apply-templates select="*" mode="#current"/>
    </xs:sequence>
  </xsl:template>

  <xsl:template match="alternate" mode="m:particle" as="element()">
    <xs:choice>
      <xsl:sequence select="f:occurrence(.)"/>
      <xsl:sequence select="f:alternatives(*)"/>
    </xs:choice>
  </xsl:template>

  <xsl:template match="elementRef | classRef" mode="m:particle" as="element()">
    <xs:group ref="{@key}">
      <xsl:sequence select="f:occurrence(.)"/>
    </xs:group>
  </xsl:template>

  <xsl:template match="macroRef" mode="m:particle" as="element()?">
    <xsl:if test="exists(f:elements(.))">
      <xs:group ref="{@key}">
        <xsl:sequence select="f:occurrence(.)"/>
      </xs:group>
    </xsl:if>
  </xsl:template>

  <xsl:template match="textNode | empty" mode="m:particle" as="empty-sequence()"/>

  <xsl:template match="anyElement" mode="m:particle" as="element()">
    <xs:any namespace="{@require}" processContents="skip">
      <xsl:sequence select="f:occurrence(.)"/>
    </xs:any>
  </xsl:template>

  <!-- Returns how often a particle occurs, where that is not once. -->
  <xsl:function name="f:occurrence" as="attribute()*">
    <xsl:param name="item" as="element()"/>
    <xsl:sequence select="$item/(@minOccurs, @maxOccurs)"/>
  </xsl:function>

  <!-- Returns the particles of a choice between items of a content model. Each element is named once,
       and by itself: libxml2 takes many times longer to load groups within groups. -->
  <xsl:function name="f:alternatives" as="element()*">
    <xsl:param name="items" as="element()*"/>
    <xsl:variable name="flat" as="element()*" select="$items ! f:flat(.)"/>
    <xsl:sequence select="f:named($flat[self::elementRef | self::classRef][f:once(.)] ! f:elements(.))"/>
    <xsl:apply-templates select="$flat[not(self::elementRef | self::classRef) or not(f:once(.))]" mode="m:particle"/>
  </xsl:function>

  <!-- Returns the items of a choice, with those of the choices directly within it. -->
  <xsl:function name="f:flat" as="element()*">
    <xsl:param name="item" as="element()"/>
    <xsl:sequence select="if ($item/self::alternate[f:once(.)]) then $item/* ! f:flat(.) else $item"/>
  </xsl:function>

  <!-- Returns a particle for each of some elements. -->
  <xsl:function name="f:named" as="element(xs:group)*">
    <xsl:param name="elements" as="xs:string*"/>
    <xsl:for-each select="distinct-values($elements)">
      <xs:group ref="{.}"/>
    </xsl:for-each>
  </xsl:function>

</xsl:stylesheet>
