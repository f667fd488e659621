<?xml version="1.0" encoding="UTF-8"?>
<!-- Attributes and kinds of values in W3C Schema. -->
<xsl:stylesheet version="3.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:edition:functions"
    xmlns:m="urn:edition:modes"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xpath-default-namespace="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="f m">

  <!-- What an element or a class has: classes of attributes and attributes. -->
  <xsl:mode name="m:has" on-no-match="fail" on-multiple-match="fail"/>
  <!-- The same in a schema that cannot refer to the edition's own. -->
  <xsl:mode name="m:free" on-no-match="fail" on-multiple-match="fail"/>

  <xsl:template match="classSpec" mode="m:has" as="element()">
    <xs:attributeGroup ref="{@ident}"/>
  </xsl:template>

  <xsl:template match="attDef" mode="m:has" as="element()">
    <xs:attribute name="{@ident}">
      <xsl:sequence select="f:use(.), f:named-type(datatype)"/>
      <xsl:apply-templates select="desc" mode="m:xsd"/>
      <xsl:apply-templates select="datatype[not(f:named-type(.))]" mode="m:xsd"/>
    </xs:attribute>
  </xsl:template>

  <xsl:template match="attDef[starts-with(@ident, 'xml:')]" mode="m:has m:free" priority="1" as="element()">
    <xs:attribute ref="{@ident}">
      <xsl:sequence select="f:use(.)"/>
    </xs:attribute>
  </xsl:template>

  <xsl:template match="classSpec" mode="m:free" as="element()*">
    <xsl:apply-templates select="f:own-attributes(.), f:attribute-classes(.)" mode="#current"/>
  </xsl:template>

  <xsl:template match="attDef" mode="m:free" as="element()">
    <xs:attribute name="{@ident}">
      <xsl:sequence select="f:use(.)"/>
      <xsl:apply-templates select="desc, datatype" mode="#current"/>
    </xs:attribute>
  </xsl:template>

  <!-- Returns that an attribute is required, where it is. -->
  <xsl:function name="f:use" as="attribute()?">
    <xsl:param name="attribute" as="element(attDef)"/>
    <xsl:if test="$attribute/@usage = 'req'">
      <xsl:attribute name="use" select="'required'"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns the type of an attribute, where one with a name says it all. -->
  <xsl:function name="f:named-type" as="attribute()?">
    <xsl:param name="datatype" as="element(datatype)"/>
    <xsl:if test="not($datatype/(@maxOccurs, ../valList[@type = ('closed', 'semi')]))">
      <xsl:attribute name="type" select="f:type($datatype/dataRef)"/>
    </xsl:if>
  </xsl:function>

  <!-- Returns the name of the type that a reference means. -->
  <xsl:function name="f:type" as="xs:string">
    <xsl:param name="reference" as="element(dataRef)"/>
    <xsl:sequence select="($reference/@key, 'xs:' || $reference/@name)[1]"/>
  </xsl:function>

  <xsl:template match="datatype" mode="m:xsd" as="element()">
    <xs:simpleType>
      <xsl:call-template name="f:word"/>
    </xs:simpleType>
  </xsl:template>

  <xsl:template match="datatype" mode="m:free" as="element()">
    <xs:simpleType>
      <xsl:apply-templates mode="m:xsd"
          select="(../valList[@type = 'closed'], dataRef[@name], dataRef/@key ! f:spec(.)/content/*)[1]"/>
    </xs:simpleType>
  </xsl:template>

  <xsl:template match="datatype[@maxOccurs]" mode="m:xsd" priority="1" as="element()">
    <xs:simpleType>
      <xs:restriction>
        <xs:simpleType>
          <xs:list>
            <xsl:choose>
              <xsl:when test="../valList[@type = ('closed', 'semi')]">
                <xs:simpleType>
                  <xsl:call-template name="f:word"/>
                </xs:simpleType>
              </xsl:when>
              <xsl:otherwise>
                <xsl:attribute name="itemType" select="f:type(dataRef)"/>
              </xsl:otherwise>
            </xsl:choose>
          </xs:list>
        </xs:simpleType>
        <xs:minLength value="{f:least(.)}"/>
        <xsl:for-each select="f:most(.)">
          <xs:maxLength value="{.}"/>
        </xsl:for-each>
      </xs:restriction>
    </xs:simpleType>
  </xsl:template>

  <!-- What one word of a value may be: one of a closed list, a suggestion or another, or a kind. -->
  <xsl:template name="f:word" as="element()">
    <xsl:choose>
      <xsl:when test="../valList[@type = 'closed']">
        <xsl:apply-templates select="../valList" mode="m:xsd"/>
      </xsl:when>
      <xsl:when test="../valList[@type = 'semi']">
        <xs:union memberTypes="{f:type(dataRef)}">
          <xs:simpleType>
            <xsl:apply-templates select="../valList" mode="m:xsd"/>
          </xs:simpleType>
        </xs:union>
      </xsl:when>
      <xsl:otherwise>
        <xs:restriction base="{f:type(dataRef)}"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="valList" mode="m:xsd" as="element()">
    <xs:restriction base="xs:token">
      <xsl:apply-templates select="valItem" mode="#current"/>
    </xs:restriction>
  </xsl:template>

  <xsl:template match="valItem" mode="m:xsd" as="element()">
    <xs:enumeration value="{@ident}">
      <xsl:apply-templates select="desc" mode="#current"/>
    </xs:enumeration>
  </xsl:template>

  <!-- Kinds of values -->

  <xsl:template match="dataSpec" mode="m:xsd" as="element()">
    <xs:simpleType name="{@ident}">
      <xsl:apply-templates select="desc, content/*" mode="#current"/>
    </xs:simpleType>
  </xsl:template>

  <xsl:template match="dataRef" mode="m:xsd" as="element()">
    <xs:restriction base="{f:type(.)}">
      <xsl:for-each select="@restriction">
        <xs:pattern value="{.}"/>
      </xsl:for-each>
    </xs:restriction>
  </xsl:template>

  <!-- Kinds with names make a union by their names, lists of values as types within. -->
  <xsl:template match="alternate" mode="m:xsd" as="element()">
    <xs:union>
      <xsl:where-populated>
        <xsl:attribute name="memberTypes" select="dataRef[not(@restriction)] ! f:type(.)"/>
      </xsl:where-populated>
      <xsl:for-each select="valList | dataRef[@restriction]">
        <xs:simpleType>
          <xsl:apply-templates select="." mode="m:xsd"/>
        </xs:simpleType>
      </xsl:for-each>
    </xs:union>
  </xsl:template>

</xsl:stylesheet>
